using TDGan.Training.Measures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>How well a picture comes back: from its own code, and by the two passes of the consistency loss (paper, equation 7).</summary>
internal static class ReconstructionMeasure
{
    /// <summary>Measures G(I, I), and for generated pictures G(face = I_g, expression = I_f) and G(face = I_e, expression = I_g).</summary>
    /// <param name="generator">The models.</param>
    /// <param name="pairs">The pair list.</param>
    /// <param name="generated">I_g of each pair, from its expression picture.</param>
    /// <param name="every">Every how many pairs the consistency passes are measured.</param>
    /// <param name="cancellationToken">Gives up between batches.</param>
    public static async Task<TransferSection> MeasureAsync(
        ExportedGenerator generator, TransferPairs pairs, Tensor generated, int every, CancellationToken cancellationToken)
    {
        int[] drawn = [.. Enumerable.Range(0, pairs.Count).Where(pair => pair % every == 0)];
        using Tensor indices = tensor(drawn.Select(pair => (long)pair).ToArray());
        using Tensor faces = pairs.Faces.index_select(0, indices);
        using Tensor expressions = pairs.ExpressionPictures.index_select(0, indices);
        using Tensor transfers = generated.index_select(0, indices);
        string[] people = [.. drawn.Select(pairs.Person)];
        return new TransferSection(
            "Reconstruction",
            "L1 of [0, 1] (lower is better), PSNR in dB, SSIM (higher is better).",
            [
                await RowAsync("G(I, I) of the held-out faces", pairs.DistinctFaces, pairs.DistinctFaces, pairs.DistinctFaces, pairs.People),
                await RowAsync("G(face = I_g, expression = I_f) to I_f", transfers, faces, faces, people),
                await RowAsync("G(face = I_e, expression = I_g) to I_e", expressions, transfers, expressions, people),
            ]);

        async Task<TransferRow> RowAsync(string name, Tensor face, Tensor expression, Tensor expected, IReadOnlyList<string> of)
        {
            using Tensor codes = await generator.ExpressionCodesAsync(expression, cancellationToken);
            using Tensor picture = await generator.GenerateAsync(face, codes, cancellationToken);
            var mean = new ClusterMean(of);
            return new TransferRow(name,
            [
                mean.Of("L1", ImageSimilarity.MeanAbsoluteError(picture, expected), MeasureKind.Number),
                mean.Of("PSNR", ImageSimilarity.PeakSignalToNoise(picture, expected), MeasureKind.Number),
                mean.Of("SSIM", ImageSimilarity.StructuralSimilarity(picture, expected), MeasureKind.Number),
            ]);
        }
    }
}
