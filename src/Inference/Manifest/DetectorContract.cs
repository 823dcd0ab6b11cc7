using System.Globalization;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>
/// The promises of a face detector: <c>image</c> [-1, 3, -1, -1] in RGB, and for each stride s the outputs <c>score_s</c> [-1, 1, -1, -1],
/// <c>box_s</c> [-1, 4, -1, -1] and <c>landmarks_s</c> [-1, 10, -1, -1].
/// </summary>
internal static class DetectorContract
{
    /// <exception cref="ModelFolderException">The first difference.</exception>
    public static void Check(string file, ModelManifest manifest)
    {
        DetectorRule rule = manifest.Detector ?? throw new ModelFolderException(file, "detector", "none");
        Require(file, "pixels.colour", PixelRule.Rgb, manifest.Pixels.Colour);
        Require(file, "inputs", $"{new TensorSpec(TensorNames.Image, TensorSpec.Fp32, [-1, 3, -1, -1])}", Describe(manifest.Inputs));
        Require(file, "detector.strides of 1 or more", !rule.Strides.IsEmpty && rule.Strides.All(stride => stride >= 1), rule.Strides.Length);
        IEnumerable<TensorSpec> outputs = rule.Strides.SelectMany(stride => new TensorSpec[]
        {
            new(TensorNames.Score(stride), TensorSpec.Fp32, [-1, 1, -1, -1]),
            new(TensorNames.Box(stride), TensorSpec.Fp32, [-1, 4, -1, -1]),
            new(TensorNames.Landmarks(stride), TensorSpec.Fp32, [-1, 10, -1, -1]),
        });
        Require(file, "outputs", Describe(outputs), Describe(manifest.Outputs));
        Require(file, "detector.minConfidence in 0-1", rule.MinConfidence is >= 0 and <= 1, rule.MinConfidence);
        Require(file, "detector.proposalConfidence in 0-1", rule.ProposalConfidence is null or (>= 0 and <= 1), rule.ProposalConfidence ?? 0);
        Require(file, "detector.nmsIntersectionOverUnion in 0-1", rule.NmsIntersectionOverUnion is >= 0 and <= 1, rule.NmsIntersectionOverUnion);
    }

    private static string Describe(IEnumerable<TensorSpec> tensors) =>
        string.Join("; ", tensors.Select(tensor => tensor.ToString()).Order(StringComparer.Ordinal));

    private static void Require(string file, string what, string expected, string actual)
    {
        if (expected != actual)
        {
            throw new ModelFolderException(file, $"{what} {expected}", actual);
        }
    }

    private static void Require(string file, string expected, bool holds, float actual)
    {
        if (!holds)
        {
            throw new ModelFolderException(file, expected, actual.ToString(CultureInfo.InvariantCulture));
        }
    }
}
