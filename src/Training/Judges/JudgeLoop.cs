using TDGan.Training.Loops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>
/// The training loop that both judges share: AdamW, warm-up and cosine, a running mean of the weights, checkpoints. Every step follows from the
/// seed and its number, so a resumed run gives what an unbroken one gives. Owns the optimizer.
/// </summary>
/// <param name="folder">Where checkpoints and the finished weights go.</param>
/// <param name="options">Length, rate and seed.</param>
/// <param name="network">Everything that learns.</param>
/// <param name="average">Its twin, which gets the mean weights.</param>
/// <param name="say">Gets a line now and then.</param>
internal sealed class JudgeLoop(RunFolder folder, JudgeOptions options, nn.Module network, nn.Module average, Action<string> say) : IDisposable
{
    /// <summary>File with the finished mean weights, in the folder <see cref="FinalFolder"/>.</summary>
    public const string AverageFile = "average.weights";

    /// <summary>Folder that is there once the training is complete.</summary>
    public const string FinalFolder = "final";

    private const string CheckpointFolder = "checkpoint";
    private const string WeightsFile = "network.weights";
    private const string OptimizerFile = "optimizer.state";
    private const string Phase = "judge";
    private const int WarmUpSteps = 100;
    private const int StepsBetweenLines = 100;
    private const int StepsBetweenCheckpoints = 500;
    private const double EmaDecay = 0.995;

    private readonly AdamW optimizer = AdamWFactory.Create(network, options.LearningRate, options.WeightDecay);
    private readonly LearningRateSchedule schedule = new(options.LearningRate, WarmUpSteps);
    private readonly WeightAverage weightAverage = new(network, average, EmaDecay);

    /// <summary>Trains from the newest checkpoint, or from the start, to the end.</summary>
    /// <param name="loss">The loss of a step; all its chance comes from the generator that it gets.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>True where the training is complete.</returns>
    public bool Run(Func<int, RandomGenerator, Tensor> loss, CancellationToken cancellationToken)
    {
        using var generator = new RandomGenerator(0, CPU);
        int step = Restore();
        double sum = 0;
        while (step < options.Steps && !cancellationToken.IsCancellationRequested)
        {
            sum += Step(step, loss, generator);
            step++;
            if (step % StepsBetweenLines == 0)
            {
                say($"{Path.GetFileName(folder.Root)}: step {step} of {options.Steps}, loss {sum / StepsBetweenLines:F4}");
                sum = 0;
            }

            if (step % StepsBetweenCheckpoints == 0)
            {
                Save(step);
            }
        }

        Save(step);
        if (step < options.Steps)
        {
            return false;
        }

        folder.WriteAtomically(FinalFolder, path => average.save(Path.Combine(path, AverageFile)));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => optimizer.Dispose();

    private double Step(int step, Func<int, RandomGenerator, Tensor> loss, RandomGenerator generator)
    {
        using var scope = NewDisposeScope();
        long seed = ((long)options.Seed << 32) + step;
        random.manual_seed(seed);
        generator.manual_seed(seed);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = schedule.At(step, (double)step / options.Steps);
        }

        network.train();
        Tensor value = loss(step, generator);
        optimizer.zero_grad();
        value.backward();
        optimizer.step();
        weightAverage.Update(step);
        return value.item<float>();
    }

    private int Restore()
    {
        string checkpoint = folder.Combine(CheckpointFolder);
        if (!Directory.Exists(checkpoint))
        {
            return 0;
        }

        network.load(Path.Combine(checkpoint, WeightsFile));
        average.load(Path.Combine(checkpoint, AverageFile));
        optimizer.load_state_dict(Path.Combine(checkpoint, OptimizerFile));
        int done = PhaseState.Read(checkpoint).StepsDone;
        say($"{Path.GetFileName(folder.Root)}: goes on after step {done}");
        return done;
    }

    private void Save(int step) => folder.WriteAtomically(CheckpointFolder, path =>
    {
        network.save(Path.Combine(path, WeightsFile));
        average.save(Path.Combine(path, AverageFile));
        optimizer.save_state_dict(Path.Combine(path, OptimizerFile));
        new PhaseState { Phase = Phase, StepsDone = step }.Write(path);
    });
}
