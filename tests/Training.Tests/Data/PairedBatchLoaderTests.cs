using TDGan.Training.Configuration;
using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Data;

public sealed class PairedBatchLoaderTests : IDisposable
{
    private const int Steps = 40;

    // The gray of a picture is its number, so that pairs can be read off the batch.
    private readonly FaceSamples _faces = new(Numbered(6), [.. Enumerable.Range(0, 6).Select(i => (long)i)], 6);
    private readonly ExpressionSamples _expressions = new(Numbered(16), full([16, 7], 1f / 7), new int[16]);

    public void Dispose()
    {
        _faces.Dispose();
        _expressions.Dispose();
    }

    [Fact]
    public void Load_FixedPairs_GivesEachExpressionPictureTheSameFaceInEveryEpoch()
    {
        HashSet<(int Face, int Expression)> pairs = Pairs(new AdversarialPhaseOptions { BatchSize = 4, FixedPairs = true });
        Assert.Equal(16, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(pair.Expression % 6, pair.Face));
    }

    [Fact]
    public void Load_FixedPairsWithExpressionFaces_PairsThemWithOthers()
    {
        using var generator = new RandomGenerator(1, CPU);
        PairedBatch batch = Loader(new AdversarialPhaseOptions { BatchSize = 4, FixedPairs = true, ExpressionFaceShare = 0.5 }).Load(0, generator);
        int[] faces = Read(batch.Faces), expressions = Read(batch.ExpressionImages);
        Assert.Equal([(expressions[2] + 8) % 16, (expressions[3] + 8) % 16], faces[2..]);
        Assert.Equal([-1, -1], batch.IdentityLabels.data<long>().ToArray()[2..]);
    }

    [Fact]
    public void Load_RandomPairs_MixesThem() => Assert.True(Pairs(new AdversarialPhaseOptions { BatchSize = 4 }).Count > 40);

    [Fact]
    public void Load_WithoutFaceAugmentation_ChangesExpressionPicturesOnly()
    {
        TrainingOptions options = Options(new AdversarialPhaseOptions { BatchSize = 4, FaceAugmentation = false }) with
        {
            PairAugmentation = new AugmentationOptions { LogGamma = 1.5 },
        };
        using var generator = new RandomGenerator(1, CPU);
        PairedBatch batch = new PairedBatchLoader(_faces, _expressions, options).Load(0, generator);
        Assert.Equal(batch.IdentityLabels.data<long>().ToArray().Select(label => (int)label), Read(batch.Faces));
        Assert.NotEqual(0, (batch.ExpressionImages * 255).frac().abs().max().item<float>());
    }

    private static Tensor Numbered(int count) =>
        arange(count, ScalarType.Byte).view(count, 1, 1, 1).expand(count, 1, 16, 16).contiguous();

    private static int[] Read(Tensor images) =>
        [.. images.mean([1, 2, 3]).data<float>().ToArray().Select(gray => (int)Math.Round(gray * 255))];

    private static TrainingOptions Options(AdversarialPhaseOptions phase) => new()
    {
        AdversarialPhase = phase,
        PairAugmentation = new AugmentationOptions
        {
            RotationDegrees = 0,
            Scale = 0,
            Aspect = 0,
            Shift = 0,
            FlipProbability = 0,
            LogGamma = 0,
            ErasingProbability = 0,
        },
    };

    private PairedBatchLoader Loader(AdversarialPhaseOptions phase) => new(_faces, _expressions, Options(phase));

    private HashSet<(int Face, int Expression)> Pairs(AdversarialPhaseOptions phase)
    {
        PairedBatchLoader loader = Loader(phase);
        using var generator = new RandomGenerator(1, CPU);
        HashSet<(int, int)> pairs = [];
        for (int step = 0; step < Steps; step++)
        {
            PairedBatch batch = loader.Load(step, generator);
            pairs.UnionWith(Read(batch.Faces).Zip(Read(batch.ExpressionImages)));
        }

        return pairs;
    }
}
