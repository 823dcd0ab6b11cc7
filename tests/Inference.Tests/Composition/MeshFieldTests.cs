using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

/// <summary>A face whose eyes are 100 px apart.</summary>
public sealed class MeshFieldTests
{
    private static readonly float[] Face = DrawnFace.Mesh(400, 300, 100);

    [Fact]
    public void At_FaceThatDoesNotMove_IsZeroEverywhere()
    {
        var field = new MeshField(new MovedMesh(Face, Face));

        Assert.Equal((0f, 0f), At(field, 400, 300));
        Assert.Equal((0f, 0f), At(field, 400, 411));
    }

    [Fact]
    public void At_FaceShiftedToTheRight_ComesFromTheLeft()
    {
        float[] moved = [.. Face.Select((value, i) => i % FaceMeshTopology.Axes == 0 ? value + 8 : value)];

        (float x, float y) = At(new MeshField(new MovedMesh(Face, moved)), 408, 360);

        Assert.Equal(-8, x, 0.5f);
        Assert.Equal(0, y, 0.2f);
    }

    [Fact]
    public void At_LipsThatClose_ComeFromTheLipOfTheirSide()
    {
        // Open by 40 px: the lips were 20 px above and below the line on which they meet.
        float[] open = DrawnFace.Mesh(400, 300, 100, opening: 0.4f);

        var field = new MeshField(new MovedMesh(open, Face));

        Assert.Equal(-20, At(field, 400, 405).Y, 3f);
        Assert.Equal(20, At(field, 400, 415).Y, 3f);
    }

    [Fact]
    public void At_FarFromTheFace_IsZero()
    {
        float[] moved = DrawnFace.Mesh(400, 300, 100, opening: 0.4f);

        (float x, float y) = At(new MeshField(new MovedMesh(Face, moved)), 400, 200);

        Assert.Equal(0, x, 0.2f);
        Assert.Equal(0, y, 0.2f);
    }

    private static (float X, float Y) At(MeshField field, double x, double y)
    {
        (double u, double v) = field.Frame.ToCrop(x, y);
        return field.At((float)u / FieldMap.Side, (float)v / FieldMap.Side);
    }
}
