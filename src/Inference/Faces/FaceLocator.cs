using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>Finds the faces that a request wants; without a detector, or told not to look, takes the whole picture. Thread-safe.</summary>
/// <param name="detector">The detector, or null where the host has none.</param>
/// <param name="refiner">Says whether a small picture without a found face is one; null where nothing does.</param>
internal sealed class FaceLocator(IFaceDetector? detector = null, ILandmarkRefiner? refiner = null)
{
    // A face crop as people upload it: small and about as wide as high.
    private const int MaxCropSide = 256;
    private const float MaxCropRatio = 1.25f;

    // A crop of a face has no surroundings, which the score counts on; the bound was set without a measure.
    private const float LeastWholeScore = 0.1f;

    // A box from an earlier answer, rounded or drawn by hand, still means that face.
    private const float SameFaceOverlap = 0.5f;

    /// <summary>Whether a picture is searched; else no pixel of it is looked at.</summary>
    public bool Searches(FaceSearch search) => search.Detect == FaceDetectionMode.On || (search.Detect == FaceDetectionMode.Auto && IsAvailable);

    private bool IsAvailable => detector is { IsAvailable: true };

    /// <summary>Every face of a picture that is searched, in pixels of its file; none of another.</summary>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.InvalidParameter"/> where detection is a must and there is no detector.
    /// </exception>
    public async ValueTask<IReadOnlyList<DetectedFace>> FindAsync(DecodedImage image, FaceSearch search, RequestScope scope) =>
        Searches(search) ? await DetectAsync(image, search, scope) : [];

    /// <summary>The faces, largest first, and whether the whole picture was taken for want of one.</summary>
    /// <param name="image">The upright picture, reduced or not; not kept.</param>
    /// <param name="found">What <see cref="FindAsync"/> found in it.</param>
    /// <param name="search">Which faces.</param>
    /// <param name="scope">The request.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.InvalidParameter"/> where the box that is asked for lies outside the picture. Where one face is wanted: <see cref="InferenceError.NoFaceDetected"/>,
    /// <see cref="InferenceError.FaceIndexOutOfRange"/>.
    /// </exception>
    public async ValueTask<LocatedFaces> ChooseAsync(
        DecodedImage image, IReadOnlyList<DetectedFace> found, FaceSearch search, RequestScope scope)
    {
        if (search.Wanted is { Box: { } box } boxed)
        {
            return new LocatedFaces([FaceAt(box, found, image.Info, boxed.BoxOption)], WholeImageUsed: false);
        }

        LocatedFaces located = Searches(search) ? await ConfirmAsync(Choose(found, search, image.Info), image, scope) : WholeImage(image.Info);
        return search.Wanted is { } wanted ? located with { Faces = [.. wanted.Others.Prepend(wanted.Index).Select(index => Pick(located.Faces, wanted, index))] } : located;
    }

    private static LocatedFaces Choose(IReadOnlyList<DetectedFace> found, FaceSearch search, ImageInfo image)
    {
        DetectedFace[] wanted = [.. found
            .Where(face => Math.Min(face.Box.Width, face.Box.Height) >= search.MinFaceSize)
            .Where(face => search.MinConfidence is not { } least || face.Confidence >= least)
            .OrderByDescending(face => face.Box.Width * face.Box.Height)];

        // A face that was found and is not wanted, too small say, is no reason to take all that surrounds it for one.
        return found.Count == 0 && search.Detect == FaceDetectionMode.Auto && LooksLikeCrop(image)
            ? WholeImage(image)
            : new LocatedFaces([.. wanted.Take(search.MaxFaces)], WholeImageUsed: false) { Found = wanted.Length };
    }

    /// <summary>What is thrown where a face is a must.</summary>
    internal static InferenceException NoFace(string part) =>
        new(InferenceError.NoFaceDetected, $"No face was found in the picture ({part}).") { Parameter = part };

    /// <summary>A whole picture that was searched in vain is a face only where a closer look says so.</summary>
    private async ValueTask<LocatedFaces> ConfirmAsync(LocatedFaces located, DecodedImage image, RequestScope scope)
    {
        if (!located.WholeImageUsed || refiner?.MinFaceScore is not { } least)
        {
            return located;
        }

        IReadOnlyList<DetectedFace> seen = await refiner.RefineAsync(image, located.Faces, scope);
        return seen[0].Look?.Score >= Math.Min(least, LeastWholeScore) ? located with { Faces = seen } : new LocatedFaces([], WholeImageUsed: false);
    }

    private static DetectedFace Pick(IReadOnlyList<DetectedFace> faces, WantedFace wanted, int index)
    {
        if (faces.Count == 0)
        {
            throw NoFace(wanted.Part);
        }

        return index < faces.Count
            ? faces[index]
            : throw new InferenceException(InferenceError.FaceIndexOutOfRange, $"The picture ({wanted.Part}) has {faces.Count} faces.")
            {
                Parameter = wanted.IndexOption,
                Limit = faces.Count - 1,
                Actual = index,
            };
    }

    private ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(DecodedImage image, FaceSearch search, RequestScope scope) => IsAvailable
        ? detector!.DetectAsync(image, search.MinConfidence, scope)
        : throw new InferenceException(InferenceError.InvalidParameter, "There is no face detector.") { Parameter = "detect" };

    /// <summary>The found face that the box means, which has landmarks; else the box itself.</summary>
    private static DetectedFace FaceAt(FaceBox box, IReadOnlyList<DetectedFace> found, ImageInfo image, string option)
    {
        if (box.ClippedTo(image.Width, image.Height) is not { Width: > 0, Height: > 0 })
        {
            throw new InferenceException(InferenceError.InvalidParameter, $"{option}: {box} is outside the picture.") { Parameter = option };
        }

        DetectedFace? nearest = found.MaxBy(face => face.Box.OverlapWith(box));
        return nearest?.Box.OverlapWith(box) >= SameFaceOverlap ? nearest : new DetectedFace(box, Confidence: null, Landmarks: []);
    }

    private static LocatedFaces WholeImage(ImageInfo image) =>
        new([new DetectedFace(FaceBox.Whole(image.Width, image.Height), Confidence: null, Landmarks: [])], WholeImageUsed: true);

    private static bool LooksLikeCrop(ImageInfo image)
    {
        (int shorter, int longer) = (Math.Min(image.Width, image.Height), Math.Max(image.Width, image.Height));
        return longer <= MaxCropSide && longer <= shorter * MaxCropRatio;
    }
}
