using TDGan.Inference.Crops;
using TDGan.Training.Landmarks;
using FaceMesh = TDGan.Training.Landmarks.FaceMesh;

namespace TDGan.Training.Tests.Landmarks;

public sealed class FaceMeshTests
{
    private const int Axes = FaceMeshTopology.Axes;

    [Fact]
    public void MappedInto_TurnedAndScaledCrop_TurnsPlacesAndScalesDepth()
    {
        var mesh = new FaceMesh([10, 20, 6]);

        // The crop's x axis points down the picture, two pixels of the picture for one of the crop.
        FaceMesh mapped = mesh.MappedInto(new CropFrame(10, 10, 0, 2));
        Assert.Equal([5f, 0f, 3f], mapped.Points.Select(value => MathF.Round(value, 4)));
    }

    [Fact]
    public void Mirrored_RightEye_BecomesTheLeftAtTheOtherSide()
    {
        FaceMesh mesh = DrawnMeshes.At((i, axis) => (axis * 1000) + i);
        FaceMesh mirrored = mesh.Mirrored(width: 64);
        int right = FaceMeshTopology.IndexOf(FaceMeshGroup.RightEye, 3), left = FaceMeshTopology.IndexOf(FaceMeshGroup.LeftEye, 3);
        Assert.Equal([64f - left, 1000f + left, 2000f + left], mirrored.Points[(right * Axes)..((right + 1) * Axes)]);
        Assert.Equal(mesh.Points, mirrored.Mirrored(64).Points);
    }

    [Fact]
    public void WriteInSides_Places_AreFromTheMiddleAndDepthsAboutZero()
    {
        float[] values = new float[LandmarkNetwork.MeshOutputs];
        DrawnMeshes.At((i, axis) => axis == 2 ? 8 + (i % 2) : 48).WriteInSides(64, values);
        Assert.Equal(0.25f, values[0], 5);
        Assert.Equal(0.25f, values[1], 5);
        Assert.Equal(0, Enumerable.Range(0, FaceMeshTopology.Count).Sum(i => values[(i * Axes) + 2]), 4);
        Assert.Equal(1 / 64f, values[Axes + 2] - values[2], 5);
    }

    [Fact]
    public void FiveLandmarks_DrawnFace_AreEyesNoseAndMouthCorners()
    {
        FaceMesh mesh = DrawnMeshes.Face(100, 50, eyeDistance: 40);
        Assert.Equal(40, mesh.EyeDistance, 3);
        Assert.Equal([80f, 50f, 120f, 50f, 100f, 74f, 84f, 94f, 116f, 94f], mesh.FiveLandmarks().Select(value => MathF.Round(value, 3)));
    }
}
