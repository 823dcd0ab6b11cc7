using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>What each code knows of the other one's matter: identity in d_e, expression in d_f, by linear probes.</summary>
internal static class LeakMeasure
{
    private const int MostOfClass = 120;

    /// <summary>Probes both codes for both.</summary>
    /// <param name="generator">The models.</param>
    /// <param name="people">Pictures of held-out people, each with a name.</param>
    /// <param name="expressions">Labelled validation pictures at the models' side.</param>
    /// <param name="cancellationToken">Gives up between batches.</param>
    public static async Task<TransferSection> MeasureAsync(
        ExportedGenerator generator, FaceSamples people, ExpressionSamples expressions, CancellationToken cancellationToken)
    {
        int[] identities = [.. people.IdentityLabels.Select(label => (int)label)];
        int[] chosen =
        [
            .. Enumerable.Range(0, ExpressionLabels.Count)
                .SelectMany(label => Enumerable.Range(0, expressions.Count).Where(i => expressions.Majority[i] == label).Take(MostOfClass)),
        ];
        using Tensor indices = tensor(chosen.Select(i => (long)i).ToArray());
        using Tensor faces = PixelScale.ToUnit(people.Pixels);
        using Tensor pictures = PixelScale.ToUnit(expressions.Pixels.index_select(0, indices));
        int[] labels = [.. chosen.Select(i => expressions.Majority[i])];
        return new TransferSection(
            "What the codes leak",
            $"Mean class recall of a linear probe on codes averaged to 2x2 places. Identity: {identities.Length} pictures of LFW's {people.IdentityCount} held-out people. Expression: {chosen.Length} pictures of FER+ valid, at most {MostOfClass} a class.",
            [
                new TransferRow("identity", await ProbesAsync(faces, identities, people.IdentityCount)),
                new TransferRow("expression", await ProbesAsync(pictures, labels, ExpressionLabels.Count)),
            ]);

        async Task<IReadOnlyList<MeasuredValue>> ProbesAsync(Tensor images, int[] classes, int count)
        {
            using Tensor expressionCodes = await generator.ExpressionCodesAsync(images, cancellationToken);
            using Tensor faceCodes = await generator.FaceCodesAsync(images, cancellationToken);
            return
            [
                new MeasuredValue("chance", 1.0 / count),
                LinearProbe.MeanRecall("from d_e", expressionCodes, classes),
                LinearProbe.MeanRecall("from d_f", faceCodes, classes),
            ];
        }
    }
}
