using TDGan.Inference.Crops;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>
/// The promises of a landmark model beside those of every model of gray crops: one output <c>landmarks</c> [-1, 10], and a crop that the box
/// alone places.
/// </summary>
internal static class LandmarkContract
{
    private const int Numbers = 10;

    /// <exception cref="ModelFolderException">The first difference.</exception>
    public static void Check(string file, ModelManifest manifest)
    {
        string expected = $"{new TensorSpec(TensorNames.FaceLandmarks, TensorSpec.Fp32, [-1, Numbers])}";
        string actual = string.Join("; ", manifest.Outputs.Select(output => output.ToString()));
        if (actual != expected)
        {
            throw new ModelFolderException(file, $"outputs {expected}", actual);
        }

        if (manifest.Crop?.Rule != CropRule.SquareV1)
        {
            throw new ModelFolderException(file, $"crop.rule {CropRule.SquareV1}", manifest.Crop?.Rule ?? "none");
        }

        if (manifest.Landmarks is { DetectorShare: not (>= 0 and < 1) } rule)
        {
            throw new ModelFolderException(file, "landmarks.detectorShare from 0 to below 1", $"{rule.DetectorShare}");
        }
    }
}
