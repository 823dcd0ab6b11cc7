using TDGan.Inference.Expressions;
using TDGan.Training.Judges;
using TDGan.Training.Measures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>
/// Strips of nine pictures from a face's own expression code to a prototype: whether the judge's probability of the target rises, how even the steps
/// are, and whether the face stays the same person. Expressions that the recogniser reads in the face already are left out.
/// </summary>
internal sealed class InterpolationMeasure(ExportedGenerator generator, ExpressionJudge judge, IdentityGallery gallery)
{
    private const int Pictures = 9;
    private const double RisingCorrelation = 0.8;
    private const double Rise = 0.2;

    /// <summary>Measures every strip of the faces.</summary>
    /// <param name="faces">[F, 1, S, S].</param>
    /// <param name="people">Who they are.</param>
    /// <param name="cancellationToken">Gives up between strips.</param>
    public async Task<TransferSection> MeasureAsync(Tensor faces, IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        using Tensor codes = await generator.ExpressionCodesAsync(faces, cancellationToken);
        using Tensor own = (await generator.ProbabilitiesAsync(faces, cancellationToken)).argmax(1);
        List<(string Person, int Target, StripMeasures Measures)> strips = [];
        for (int face = 0; face < people.Count; face++)
        {
            for (int target = 0; target < ExpressionLabels.Count; target++)
            {
                if (own[face].item<long>() != target)
                {
                    StripMeasures measures = await StripAsync(faces.narrow(0, face, 1), codes.narrow(0, face, 1), target, cancellationToken);
                    strips.Add((people[face], target, measures));
                }
            }
        }

        TransferRow[] rows =
        [
            Row("all", strips),
            .. Enumerable.Range(0, ExpressionLabels.Count).Where(target => strips.Any(strip => strip.Target == target))
                .Select(target => Row(ExpressionLabels.All[target], [.. strips.Where(strip => strip.Target == target)])),
        ];
        return new TransferSection(
            "Interpolation",
            $"{strips.Count} strips of {Pictures} pictures from the face's own code to the prototype of an expression that the recogniser does not read in the face, one face of each of LFW's p045-p058. Rises: Spearman of alpha and the judge's probability >= {RisingCorrelation} and p(1) - p(0) >= {Rise}.",
            rows);
    }

    /// <summary>Whether the probability of the target grows from picture to picture, and by enough from the first to the last.</summary>
    internal static bool Rises(double[] read) => RankCorrelation.WithOrder(read) >= RisingCorrelation && read[^1] - read[0] >= Rise;

    private static TransferRow Row(string name, List<(string Person, int Target, StripMeasures Measures)> strips)
    {
        var mean = new ClusterMean([.. strips.Select(strip => strip.Person)]);
        return new TransferRow(name,
        [
            new MeasuredValue("strips", strips.Count, null, MeasureKind.Number),
            mean.Of("rises", [.. strips.Select(strip => strip.Measures.Rises ? 1.0 : 0.0)]),
            mean.Of("p(1) - p(0)", [.. strips.Select(strip => strip.Measures.Rise)], MeasureKind.Number),
            mean.Of("largest step / mean step", [.. strips.Select(strip => strip.Measures.Unevenness)], MeasureKind.Number),
            mean.Of("lowest cosine to the first picture", [.. strips.Select(strip => strip.Measures.LowestCosine)], MeasureKind.Number),
        ]);
    }

    private async Task<StripMeasures> StripAsync(Tensor face, Tensor code, int target, CancellationToken cancellationToken)
    {
        using Tensor prototype = generator.Prototype((Expression)target);
        using Tensor alpha = linspace(0, 1, Pictures).view(Pictures, 1, 1, 1);
        using Tensor codes = code + (alpha * (prototype - code));
        using Tensor repeated = face.expand(Pictures, -1, -1, -1).contiguous();
        using Tensor pictures = await generator.GenerateAsync(repeated, codes, cancellationToken);
        (Tensor features, Tensor probabilities) = JudgeCheck.Read(judge, JudgeView.Of(pictures));
        features.Dispose();
        using Tensor ofTarget = probabilities.select(1, target).contiguous();
        double[] read = [.. ofTarget.data<float>().ToArray().Select(value => (double)value)];
        probabilities.Dispose();
        double[] steps = ImageSimilarity.MeanAbsoluteError(pictures.narrow(0, 1, Pictures - 1), pictures.narrow(0, 0, Pictures - 1));
        using Tensor embeddings = gallery.Embed(pictures);
        using Tensor cosines = embeddings.matmul(embeddings[0]);
        return new StripMeasures(
            Rises(read),
            read[^1] - read[0],
            steps.Average() is > 0 and double average ? steps.Max() / average : double.NaN,
            cosines.min().item<float>());
    }

    /// <summary>What one strip shows.</summary>
    private sealed record StripMeasures(bool Rises, double Rise, double Unevenness, double LowestCosine);
}
