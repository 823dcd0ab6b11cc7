using TDGan.Inference.Expressions;
using static TorchSharp.torch;

namespace TDGan.Training.Data.Datasets;

/// <summary>Turns a listing into the samples that training and evaluation take.</summary>
internal static class DatasetSamples
{
    /// <summary>Reads the pictures that have an expression; targets are one-hot.</summary>
    /// <param name="listing">What to read; it may be a fold or a split of a set.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <param name="strict">True makes every missing or damaged file an error.</param>
    /// <exception cref="InvalidDataException">A class is empty, or <paramref name="strict"/> and a file cannot be used.</exception>
    public static ExpressionSamples LoadExpressions(DatasetListing listing, int side, bool strict)
    {
        DatasetItem[] labelled = [.. listing.Items.Where(item => item.Expression is not null)];
        var pictures = new PictureBuffer(labelled.Length, side);
        DatasetListing read = DatasetReader.Read(listing with { Items = labelled }, (_, image) => pictures.Add(image)).Checked(strict);
        int[] labels = [.. read.Items.Select(item => (int)item.Expression!.Value)];
        float[] targets = new float[labels.Length * ExpressionLabels.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            targets[(i * ExpressionLabels.Count) + labels[i]] = 1;
        }

        return new ExpressionSamples(pictures.ToTensor(), tensor(targets, [labels.Length, ExpressionLabels.Count]), labels);
    }
}
