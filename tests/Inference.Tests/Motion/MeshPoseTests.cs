using TDGan.Inference.Crops;
using TDGan.Inference.Motion;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Motion;

/// <summary>A drawn face turned, enlarged and shifted by known amounts.</summary>
public sealed class MeshPoseTests
{
    private const int Axes = FaceMeshTopology.Axes;
    private static readonly float[] Reference = DrawnFace.Mesh(0, 0, 1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(40, 3)]
    [InlineData(-160, 0.5)]
    public void Fit_MeshThatLeans_FindsItsScaleAndBringsItBack(double degrees, double scale)
    {
        float[] mesh = Lean(Reference, degrees, scale);

        var pose = MeshPose.Fit(Reference, mesh);

        Assert.Equal(scale, pose.Scale, 1e-4);
        Assert.All(pose.ToReference(mesh).Zip(Reference), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Turn_MotionToTheRightOfAFaceThatLeansByAQuarter_GoesDown()
    {
        var pose = MeshPose.Fit(Reference, Lean(Reference, 90, 2));
        float[] motion = new float[Reference.Length];
        motion[0] = 1;

        float[] turned = pose.Turn(motion);

        Assert.Equal(0, turned[0], 1e-4f);
        Assert.Equal(2, turned[1], 1e-4f);
        Assert.Equal(0, turned[2], 1e-4f);
    }

    [Fact]
    public void Fit_MouthThatOpens_ChangesNothing()
    {
        var pose = MeshPose.Fit(Reference, DrawnFace.Mesh(10, 20, 3, opening: 0.5f));

        Assert.Equal(3, pose.Scale, 1e-3);
    }

    private static float[] Lean(float[] mesh, double degrees, double scale)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        float[] turned = new float[mesh.Length];
        for (int i = 0; i < mesh.Length; i += Axes)
        {
            turned[i] = (float)((scale * ((cos * mesh[i]) - (sin * mesh[i + 1]))) + 100);
            turned[i + 1] = (float)((scale * ((sin * mesh[i]) + (cos * mesh[i + 1]))) - 50);
            turned[i + 2] = (float)(scale * mesh[i + 2]);
        }

        return turned;
    }
}
