using TDGan.Inference.Crops;
using Xunit;

namespace TDGan.Inference.Tests.Crops;

public sealed class FaceMeshTests
{
    [Fact]
    public void Read_CropTurnedByAQuarter_LiesInThePictureWithDepthInPixels()
    {
        // A crop of 10 px over 40 px of the picture about (100, 60), its x axis pointing down.
        CropFrame frame = CropFrame.About(100, 60, 40, Math.PI / 2, 10);
        float[] values = new float[FaceMeshTopology.Count * FaceMeshTopology.Axes];
        (values[3], values[4], values[5]) = (0.25f, 0.1f, -0.5f);

        FaceMesh mesh = FaceMesh.Read(frame, 10, values);

        Assert.Equal(FaceMeshTopology.Count, mesh.Vertices.Length);
        Assert.Equal(100, mesh.Vertices[0].X, 1e-4f);
        Assert.Equal(60, mesh.Vertices[0].Y, 1e-4f);
        Assert.Equal(100 - 4, mesh.Vertices[1].X, 1e-4f);
        Assert.Equal(60 + 10, mesh.Vertices[1].Y, 1e-4f);
        Assert.Equal(-20, mesh.Vertices[1].Depth, 1e-4f);
    }

    [Fact]
    public void In_CopyOfAnotherSize_ScalesPlacesAndDepth()
    {
        var mesh = new FaceMesh([new FaceMeshVertex(10, 20, -8)]);
        Assert.Equal(new FaceMeshVertex(5, 10, -4), Assert.Single(mesh.In(0.5, 0.5).Vertices));
    }
}
