using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Requests;
using TDGan.Inference.Transfer;
using Xunit;

namespace TDGan.Inference.Tests.Transfer;

public sealed class MotionWarningsTests
{
    private static readonly InferenceWarning Told = new(FaceWarnings.PoseExtreme, "told", FaceIndex: 1);

    [Fact]
    public void Of_FacesFromTheFrontAndTurned_NamesTheTurnedOnes() =>
        Assert.Equal([1, 2], MotionWarnings.Of(Faces([], 0, 0.6f, -0.6f)).Select(warning => warning.FaceIndex));

    [Fact]
    public void Of_FaceThatIsToldOf_NamesTheOthers() =>
        Assert.Equal([2], MotionWarnings.Of(Faces([Told], 0, 0.6f, -0.6f)).Select(warning => warning.FaceIndex));

    /// <summary>Faces whose noses lie beside the middle by so many distances of the eyes.</summary>
    private static ExtractedFaces Faces(InferenceWarning[] warnings, params float[] beside) => new(
        Image: null!, [.. beside.Select(Face)], Frames: [], Qualities: [], Values: default, Side: 0, warnings);

    private static DetectedFace Face(float beside) => new(new FaceBox(0, 0, 100, 100), null,
    [
        new(FaceLandmarkType.RightEye, 30, 40), new(FaceLandmarkType.LeftEye, 70, 40), new(FaceLandmarkType.Nose, 50 + (40 * beside), 60),
        new(FaceLandmarkType.RightMouthCorner, 35, 80), new(FaceLandmarkType.LeftMouthCorner, 65, 80),
    ]);
}
