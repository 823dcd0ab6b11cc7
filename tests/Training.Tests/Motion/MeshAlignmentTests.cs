using TDGan.Inference.Crops;
using TDGan.TestSupport.Models;
using TDGan.Training.Motion;

namespace TDGan.Training.Tests.Motion;

public sealed class MeshAlignmentTests
{
    private const int Axes = FaceMeshTopology.Axes;

    [Fact]
    public void Apply_MovedPoint_LiesAtItsPartnerOnTheOtherSide()
    {
        float[] mesh = DrawnFace.Mesh(10, 0, 4);
        int point = FaceMeshTopology.IndexOf(FaceMeshGroup.RightBrow, 0), partner = FaceMeshTopology.Points[point].Mirrored;
        (mesh[point * Axes], mesh[(point * Axes) + 1], mesh[(point * Axes) + 2]) = (7, 2, 3);

        float[] mirrored = new FaceMeshMirror(10).Apply(mesh);

        Assert.NotEqual(point, partner);
        Assert.Equal([13, 2, 3], mirrored.AsSpan(partner * Axes, Axes).ToArray());
        Assert.Equal(mesh, new FaceMeshMirror(10).Apply(mirrored).Select(value => MathF.Round(value, 5)), (a, b) => Math.Abs(a - b) < 1e-4f);
    }

    [Fact]
    public void Reference_OneSideRaisedInEveryMesh_FavoursNone()
    {
        float[][] meshes = [.. Enumerable.Range(0, 3).Select(_ => DrawnFace.Mesh(0, 0, 1))];
        int brow = (FaceMeshTopology.IndexOf(FaceMeshGroup.RightBrow, 0) * Axes) + 1;
        Array.ForEach(meshes, mesh => mesh[brow] -= 0.3f);

        float[] reference = MeshAlignment.Reference(meshes, DrawnFace.Mesh(0, 0, 1));

        float[] mirrored = new FaceMeshMirror(0).Apply(reference);
        Assert.All(reference.Zip(mirrored), pair => Assert.Equal(pair.First, pair.Second, 0.02f));
    }
}
