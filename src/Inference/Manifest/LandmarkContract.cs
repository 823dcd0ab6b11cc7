using TDGan.Inference.Crops;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>
/// The promises of a landmark model beside those of every model of gray crops: an output <c>landmarks</c> [-1, 10], with it or without <c>mesh</c>
/// [-1, 117, 3] and <c>face_score</c> [-1, 1], and a crop that the box alone places.
/// </summary>
internal static class LandmarkContract
{
    private const int Numbers = 10;

    private static readonly TensorSpec Landmarks = new(TensorNames.FaceLandmarks, TensorSpec.Fp32, [-1, Numbers]);

    private static readonly TensorSpec[] Optional =
    [
        new(TensorNames.FaceMesh, TensorSpec.Fp32, [-1, FaceMeshTopology.Count, FaceMeshTopology.Axes]),
        new(TensorNames.FaceScore, TensorSpec.Fp32, [-1, 1]),
    ];

    /// <exception cref="ModelFolderException">The first difference.</exception>
    public static void Check(string file, ModelManifest manifest)
    {
        string[] actual = [.. manifest.Outputs.Select(output => output.ToString())];
        string[] known = [.. Optional.Append(Landmarks).Select(output => output.ToString())];
        if (!actual.Contains(Landmarks.ToString()) || actual.Except(known).Any())
        {
            string expected = $"outputs {Landmarks}, with {string.Join(" or ", Optional.Select(output => output.ToString()))} or without";
            throw new ModelFolderException(file, expected, string.Join("; ", actual));
        }

        if (manifest.Crop?.Rule != CropRule.SquareV1)
        {
            throw new ModelFolderException(file, $"crop.rule {CropRule.SquareV1}", manifest.Crop?.Rule ?? "none");
        }

        if (manifest.Landmarks is { DetectorShare: not (>= 0 and < 1) } rule)
        {
            throw new ModelFolderException(file, "landmarks.detectorShare from 0 to below 1", $"{rule.DetectorShare}");
        }

        if (manifest.Landmarks is { MinFaceScore: not (null or (>= 0 and <= 1)) } bound)
        {
            throw new ModelFolderException(file, "landmarks.minFaceScore from 0 to 1", $"{bound.MinFaceScore}");
        }
    }
}
