using TDGan.Inference.Errors;
using TDGan.Inference.Images;

namespace TDGan.Inference.Faces;

/// <summary>Finds the faces that a request wants; without a detector, or told not to look, takes the whole picture. Thread-safe.</summary>
/// <param name="detector">The detector, or null where the host has none.</param>
internal sealed class FaceLocator(IFaceDetector? detector = null)
{
    // A face crop as people upload it: small and about as wide as high.
    private const int MaxCropSide = 256;
    private const float MaxCropRatio = 1.25f;

    /// <summary>The faces, largest first, and whether the whole picture was taken for want of one.</summary>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.InvalidParameter"/> where detection is a must and there is no detector.
    /// </exception>
    public async ValueTask<LocatedFaces> LocateAsync(DecodedImage image, FaceSearch search, CancellationToken cancellationToken)
    {
        if (search.Detect == FaceDetectionMode.Off || (search.Detect == FaceDetectionMode.Auto && detector is null))
        {
            return WholeImage(image.Info);
        }

        if (detector is null)
        {
            throw new InferenceException(InferenceError.InvalidParameter, "There is no face detector.") { Parameter = "detect" };
        }

        IReadOnlyList<DetectedFace> found = await detector.DetectAsync(image, search.MinConfidence, cancellationToken);
        DetectedFace[] wanted = [.. found
            .Where(face => Math.Min(face.Box.Width, face.Box.Height) >= search.MinFaceSize)
            .Where(face => search.MinConfidence is not { } least || face.Confidence >= least)
            .OrderByDescending(face => face.Box.Width * face.Box.Height)
            .Take(search.MaxFaces)];
        return wanted.Length == 0 && search.Detect == FaceDetectionMode.Auto && LooksLikeCrop(image.Info)
            ? WholeImage(image.Info)
            : new LocatedFaces(wanted, WholeImageUsed: false);
    }

    private static LocatedFaces WholeImage(ImageInfo image) =>
        new([new DetectedFace(FaceBox.Whole(image.Width, image.Height), Confidence: null, Landmarks: [])], WholeImageUsed: true);

    private static bool LooksLikeCrop(ImageInfo image)
    {
        (int shorter, int longer) = (Math.Min(image.Width, image.Height), Math.Max(image.Width, image.Height));
        return longer <= MaxCropSide && longer <= shorter * MaxCropRatio;
    }
}
