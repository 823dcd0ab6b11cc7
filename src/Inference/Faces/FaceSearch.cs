using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>Which faces of one picture a request wants.</summary>
/// <param name="Detect">How faces are found.</param>
/// <param name="MinFaceSize">Shortest side of a face that counts, in pixels of the upright image.</param>
/// <param name="MinConfidence">Detector score that counts, 0-1; null takes the detector's validated threshold.</param>
/// <param name="MaxFaces">Most faces, largest first.</param>
internal sealed record FaceSearch(FaceDetectionMode Detect, int MinFaceSize, float? MinConfidence, int MaxFaces)
{
    /// <summary>Whether the answer has landmarks; else they are refined only where the crop rule asks for them.</summary>
    public bool NeedsLandmarks { get; init; }

    /// <summary>The one face that is wanted; null for all.</summary>
    public WantedFace? Wanted { get; init; }

    /// <summary>How the request calls the picture, for warnings and errors.</summary>
    public string Part => Wanted?.Part ?? "image";

    /// <summary>Tells the first option that is outside its range.</summary>
    /// <exception cref="Errors.InferenceException"><see cref="Errors.InferenceError.InvalidParameter"/> with the option's name.</exception>
    public void CheckRanges()
    {
        ParameterRange.Check("detect", (int)Detect, 0, (int)FaceDetectionMode.Off);
        ParameterRange.Check("minFaceSize", MinFaceSize, 1, int.MaxValue);
        ParameterRange.Check("minConfidence", MinConfidence ?? 0, 0, 1);
        ParameterRange.Check("maxFaces", MaxFaces, 1, WantedFace.MaxFaces);
        Wanted?.CheckRanges();
    }
}
