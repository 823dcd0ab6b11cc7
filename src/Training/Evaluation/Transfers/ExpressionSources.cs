using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Judges;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>
/// FER+'s validation pictures in two parts: a third of each class, of those that the judge reads rightly, are the expression pictures of transfers;
/// the others are the real pictures that generated ones are compared with. A pure function of the seed.
/// </summary>
internal sealed class ExpressionSources
{
    private const int SourceShare = 3;
    private const int MostReferences = 200;

    private readonly int[][] sources;

    private ExpressionSources(int[][] sources, int[] references) => (this.sources, References) = (sources, references);

    /// <summary>Positions of the real pictures to compare with, at most 200 a class.</summary>
    public IReadOnlyList<int> References { get; }

    /// <summary>Divides the pictures.</summary>
    /// <param name="samples">Validation pictures at any side.</param>
    /// <param name="judge">Reads them through 32 px.</param>
    /// <param name="seed">Seed of the division.</param>
    public static ExpressionSources Divide(ExpressionSamples samples, ExpressionJudge judge, int seed)
    {
        using var scope = NewDisposeScope();
        Tensor images = JudgeView.Of(PixelScale.ToUnit(samples.Pixels));
        long[] read = JudgeCheck.Read(judge, images).Probabilities.argmax(1).data<long>().ToArray();
        var random = new Random(seed);
        int[][] sources = new int[ExpressionLabels.Count][];
        List<int> references = [];
        for (int label = 0; label < sources.Length; label++)
        {
            int[] pictures = [.. Enumerable.Range(0, samples.Count).Where(i => samples.Majority[i] == label)];
            random.Shuffle(pictures);
            int[] rightly = [.. pictures.Where(i => read[i] == label)];
            int[] usable = rightly.Length > 0 ? rightly : pictures;
            sources[label] = usable[..Math.Max(1, Math.Min(usable.Length, pictures.Length) / SourceShare)];
            references.AddRange(pictures.Except(sources[label]).Take(MostReferences));
        }

        return new ExpressionSources(sources, [.. references]);
    }

    /// <summary>The picture of a pair: sources of its expression in turn.</summary>
    public int PictureOf(int pair) => sources[TransferPairs.Target(pair)] is var pictures ? pictures[pair / ExpressionLabels.Count % pictures.Length] : 0;
}
