using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>FER+ (Barsoum et al., ICMI 2016): FER2013's pictures with the votes of ten annotators as soft labels.</summary>
internal static class FerPlusDataset
{
    /// <summary>Loads a split, repeats (<c>keep=0</c>) left out.</summary>
    /// <param name="folder">Folder with <c>labels.csv</c> and <c>{split}-images.idx3-ubyte</c>.</param>
    /// <param name="split">train or valid.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <param name="requireMajority">True drops pictures without a majority label, as evaluation does.</param>
    /// <param name="maxPictures">Pictures at most, the first ones, 0 for all.</param>
    public static ExpressionSamples Load(string folder, string split, int side, bool requireMajority, int maxPictures = 0)
    {
        IdxImages images = IdxImages.Read(Path.Combine(folder, $"{split}-images.idx3-ubyte"));
        List<(FerPlusRow Row, float[] Target)> kept = [];
        foreach (FerPlusRow row in FerPlusRow.ReadAll(Path.Combine(folder, "labels.csv")).Where(row => row.Split == split && row.Keep))
        {
            if (maxPictures > 0 && kept.Count == maxPictures)
            {
                break;
            }

            if (row.SoftTarget() is { } target && (row.Majority >= 0 || !requireMajority))
            {
                kept.Add((row, target));
            }
        }

        var pictures = new PictureBuffer(kept.Count, side);
        foreach ((FerPlusRow row, _) in kept)
        {
            pictures.Add(LuminanceImage.FromGray(images.Image(row.Position).Span, images.Width, images.Height));
        }

        return new ExpressionSamples(
            pictures.ToTensor(),
            tensor(kept.SelectMany(sample => sample.Target).ToArray(), [kept.Count, ExpressionLabels.Count]),
            [.. kept.Select(sample => sample.Row.Majority)]);
    }
}
