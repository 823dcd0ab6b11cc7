using TDGan.Inference.Faces;

namespace TDGan.Api.RequestOptions;

/// <summary>The options that every endpoint with pictures has: how faces are found.</summary>
internal static class SharedOptions
{
    /// <summary>Any picture that is read is smaller, so that a higher value could only be a mistake.</summary>
    private const int LargestFaceSize = 65535;

    public static ChoiceOption<FaceDetectionMode> Detect { get; } = new(
        "detect",
        "Whether faces are looked for: `true`, `false` (the whole picture is the face) or `auto` (the default: look, and take a small, "
            + "roughly square picture without a face as a face crop, with a warning).",
        [("auto", FaceDetectionMode.Auto), ("true", FaceDetectionMode.On), ("false", FaceDetectionMode.Off)]);

    public static IntegerOption MinFaceSize { get; } = new(
        "minFaceSize", "Shortest side of a face that counts, in pixels of the upright image. Default 10.", 1, LargestFaceSize);

    public static NumberOption MinConfidence { get; } = new(
        "minConfidence", "Detector score that counts. Default: the validated threshold of the detector.", 0, 1);

    /// <summary>The given value, or null for the detector's own threshold.</summary>
    public static float? ReadMinConfidence(GivenOptions options) =>
        options.Has(MinConfidence) ? options.Get(MinConfidence, default) : null;
}
