using System.Numerics;
using TDGan.Inference.Crops;
using Xunit;

namespace TDGan.Inference.Tests.Crops;

/// <summary>Poses of a head made of pairs of points, turned by known angles.</summary>
public sealed class HeadPoseTests
{
    private const float Tolerance = 0.01f;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(35, 0, 0)]
    [InlineData(-60, 0, 0)]
    [InlineData(0, 0, 40)]
    [InlineData(0, 0, -170)]
    [InlineData(0, 25, 0)]
    [InlineData(20, -15, 50)]
    [InlineData(-30, 10, -120)]
    public void Of_HeadTurnedByAngles_TellsThem(float yaw, float pitch, float roll)
    {
        HeadPose facing = HeadPose.Of(Turned(0, 0, 0));
        HeadPose pose = HeadPose.Of(Turned(yaw, pitch, roll));

        Assert.Equal(0, facing.Yaw, Tolerance);
        Assert.Equal(0, facing.Roll, Tolerance);
        Assert.Equal(yaw, pose.Yaw, Tolerance);
        Assert.Equal(roll, pose.Roll, Tolerance);
        Assert.Equal(pitch, pose.Pitch - facing.Pitch, Tolerance);
    }

    [Fact]
    public void Of_NoseToTheRightOfThePicture_IsPositiveYaw()
    {
        FaceMesh mesh = Turned(30, 0, 0);
        FaceMeshVertex tip = mesh.Vertices[FaceMeshTopology.IndexOf(FaceMeshGroup.Nose, 4)];
        float eyes = FaceMeshTopology.IndicesOf(FaceMeshGroup.RightEye).Concat(FaceMeshTopology.IndicesOf(FaceMeshGroup.LeftEye))
            .Average(i => mesh.Vertices[i].X);
        Assert.True(tip.X > eyes, $"tip {tip.X}, eyes {eyes}");
        Assert.True(HeadPose.Of(mesh).Yaw > 0);
    }

    [Fact]
    public void Of_HeadOfAnotherSizeElsewhere_IsTheSame()
    {
        HeadPose pose = HeadPose.Of(Turned(20, 5, -15));
        HeadPose larger = HeadPose.Of(new FaceMesh([.. Turned(20, 5, -15).Vertices
            .Select(vertex => new FaceMeshVertex((7 * vertex.X) + 300, (7 * vertex.Y) - 20, 7 * vertex.Depth))]));
        Assert.Equal(pose.Yaw, larger.Yaw, Tolerance);
        Assert.Equal(pose.Pitch, larger.Pitch, Tolerance);
        Assert.Equal(pose.Roll, larger.Roll, Tolerance);
    }

    /// <summary>The head turned by pitch about x (looking up), yaw about y (to the right of the picture), roll in the picture (clockwise).</summary>
    private static FaceMesh Turned(float yaw, float pitch, float roll) => new([.. Enumerable.Range(0, FaceMeshTopology.Count).Select(i =>
    {
        Vector3 place = AboutX(Head(i), pitch);
        place = AboutY(place, yaw);
        (float sin, float cos) = Sine(roll);
        return new FaceMeshVertex((place.X * cos) - (place.Y * sin), (place.X * sin) + (place.Y * cos), place.Z);
    })]);

    // Looking up brings the chin, which is below, to the camera, which is where depth is negative.
    private static Vector3 AboutX(Vector3 place, float degrees)
    {
        (float sin, float cos) = Sine(degrees);
        return new Vector3(place.X, (place.Y * cos) + (place.Z * sin), (place.Z * cos) - (place.Y * sin));
    }

    // The nose is before the head, at a negative depth, and goes to the right.
    private static Vector3 AboutY(Vector3 place, float degrees)
    {
        (float sin, float cos) = Sine(degrees);
        return new Vector3((place.X * cos) - (place.Z * sin), place.Y, (place.Z * cos) + (place.X * sin));
    }

    /// <summary>A face towards the camera: the subject's right on the left of the picture, the nose before it, the outline behind.</summary>
    private static Vector3 Head(int point)
    {
        FaceMeshPoint known = FaceMeshTopology.Points[point];
        bool isMiddle = known.Mirrored == point, isFirst = point < known.Mirrored;
        int pair = Math.Min(point, known.Mirrored);
        float beside = isMiddle ? 0 : isFirst ? -(10 + (pair % 7)) : 10 + (pair % 7);
        (float down, float depth) = known.Group switch
        {
            FaceMeshGroup.RightEye or FaceMeshGroup.LeftEye => (-20, 0),
            FaceMeshGroup.RightBrow or FaceMeshGroup.LeftBrow => (-30, 0),
            FaceMeshGroup.Nose => (5f, -15f),
            FaceMeshGroup.Outline => (15, 20),
            _ => (20, -5),
        };
        return new Vector3(beside, down + (pair % 5), depth + (pair % 3));
    }

    private static (float Sin, float Cos) Sine(float degrees) => MathF.SinCos(degrees * MathF.PI / 180);
}
