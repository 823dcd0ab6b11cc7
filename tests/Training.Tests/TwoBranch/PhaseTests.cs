using Spectre.Console;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Measures;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>What the options of a phase do to its first step.</summary>
public sealed class PhaseTests : IDisposable
{
    private const int Side = 32;

    private readonly RunFolder _run = RunFolder.Create(Path.Combine(Path.GetTempPath(), $"tdgan-phase-{Guid.NewGuid():N}"));
    private readonly TrainingLog _log;
    private readonly ExpressionSamples _expressions = Samples([0, 1, 2, 3, 4, 5, 6, 0]);
    private readonly FaceSamples _faces = Faces([0, 0, 1, 1]);

    public PhaseTests() =>
        _log = new TrainingLog(_run.LogFile, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));

    public void Dispose()
    {
        _log.Dispose();
        _expressions.Dispose();
        _faces.Dispose();
        Directory.Delete(_run.Root, recursive: true);
    }

    [Fact]
    public void ExpressionStep_LogitAdjustment_RaisesTheLossOfRareClasses()
    {
        using ExpressionSamples samples = Samples([0, 0, 0, 0, 0, 0, 0, 1]);
        double plain = Loss(tau: 0), adjusted = Loss(tau: 1);

        // All eight are in the batch: log 7/8 and log 1/8 enter the logits of what is right, log 1e-6 those of the five absent classes.
        Assert.True(adjusted < plain - 0.5, $"{adjusted} {plain}");

        double Loss(double tau)
        {
            TrainingOptions options = TinyDataTree.Options with
            {
                ExpressionPhase = TinyDataTree.Options.ExpressionPhase with { LogitAdjustment = tau, MixupShare = 0, ClassBalanceExponent = 0 },
            };
            using var phase = new ExpressionPhase(options, samples, samples, _run, _log);
            using var scope = NewDisposeScope();
            random.manual_seed(1);
            return Assert.Single(phase.Step(phase.Load(0), 0)).Value;
        }
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0.5)]
    public void Plan_CosineOfTheLastPhase_EndsAtZero(bool cosine, double last)
    {
        using AdversarialPhase phase = Adversarial(new() { CosineSchedule = cosine, LearningRate = 0.5, BatchSize = 2 });
        Assert.Equal(0.5, phase.Plan.Schedule.At(0, 0));
        Assert.Equal(last, phase.Plan.Schedule.At(100, 1), 1e-12);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void AdversarialStep_FactorOfTheDiscriminators_ScalesTheirRateAlone(double factor, bool move)
    {
        using AdversarialPhase phase = Adversarial(TinyDataTree.Options.AdversarialPhase with
        {
            DiscriminatorLearningRateFactor = factor,
            ExpressionDiscriminatorInterval = 1,
            BatchSize = 4,
        });
        nn.Module[] networks = [.. phase.Networks];
        Tensor[] before = [.. networks.Select(network => network.parameters().First().clone())];
        using var scope = NewDisposeScope();
        phase.SetLearningRate(0.01);
        phase.Step(phase.Load(0), 0);
        bool[] moved = [.. networks.Zip(before, (network, weights) => !network.parameters().First().Equals(weights))];

        // Generator, its average, D_f, D_e.
        Assert.Equal([true, false, move, move], moved);
    }

    [Fact]
    public void FaceLoad_PersonBalance_DrawsPeopleAlike()
    {
        using FaceSamples faces = Faces([0, 0, 0, 0, 0, 0, 1, 1]);
        Assert.Equal(0.25, ShareOfSecond(exponent: 0), 1e-6);
        Assert.InRange(ShareOfSecond(exponent: 1), 0.45, 0.55);

        double ShareOfSecond(double exponent)
        {
            TrainingOptions options = TinyDataTree.Everything with
            {
                FacePhase = TinyDataTree.Everything.FacePhase with { PersonBalanceExponent = exponent },
            };
            using var phase = new FacePhase(options, faces, _run);
            using var scope = NewDisposeScope();
            return Enumerable.Range(0, 40).Average(step => phase.Load(step).Labels.to(float32).mean().item<float>());
        }
    }

    [Fact]
    public void Evaluate_PicturesWithoutAMajority_AreLeftOut()
    {
        using ExpressionSamples samples = Samples([0, -1, 3, -1, 6]);
        using ExpressionBranch branch = NetworkFactory.ExpressionBranch(TinyDataTree.Options.Networks);
        ConfusionMatrix matrix = EvaluationLoop.Evaluate(branch, samples);
        Assert.Equal(3, matrix.Total);
    }

    private static ExpressionSamples Samples(int[] majority)
    {
        Tensor targets = nn.functional.one_hot(tensor([.. majority.Select(label => (long)Math.Max(label, 0))]), 7).to(float32);
        return new(randint(0, 255, [majority.Length, 1, Side, Side], ScalarType.Byte), targets, majority);
    }

    private static FaceSamples Faces(long[] people) =>
        new(randint(0, 255, [people.Length, 1, Side, Side], ScalarType.Byte), people, (int)people.Max() + 1);

    private AdversarialPhase Adversarial(AdversarialPhaseOptions phase) =>
        new(TinyDataTree.Options with { AdversarialPhase = phase }, _faces, _expressions, _run, new PhaseInputs(null, null, null));
}
