using SkiaSharp;
using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

/// <summary>A drawn face of 200 px with what may lie over its mouth.</summary>
public sealed class MouthCoverTests
{
    private static readonly SKColor Skin = new(224, 172, 140);
    private static readonly SKColor Lips = new(180, 80, 85);

    [Theory]
    [InlineData(120, 200, 195, true)]
    [InlineData(25, 25, 28, true)]
    [InlineData(245, 245, 245, true)]
    public void IsHidden_MaskOverMouthAndChin_IsTrue(byte red, byte green, byte blue, bool expected) =>
        Assert.Equal(expected, Cover(new SKColor(red, green, blue), new SKColor(red, green, blue)).IsHidden);

    [Fact]
    public void IsHidden_SkinAndLips_IsFalse() => Assert.False(Cover(Skin, Lips).IsHidden);

    [Fact]
    public void IsHidden_DarkBeardWithLips_IsFalse() => Assert.False(Cover(new SKColor(60, 45, 38), Lips).IsHidden);

    [Fact]
    public void HueChange_MaskWithoutColour_IsTheWholeChromaOfTheCheeks() =>
        Assert.Equal(1, Cover(new SKColor(128, 128, 128), new SKColor(128, 128, 128)).HueChange, 0.02);

    [Fact]
    public void WithMouthHidden_MovedEverywhere_LeavesLipsAndMovesBrows()
    {
        float[] from = Mesh();
        MovedMesh moved = new MovedMesh(from, [.. from.Select(value => value + 5)]).WithMouthHidden();

        int lip = FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 5) * 3, brow = FaceMeshTopology.IndexOf(FaceMeshGroup.LeftBrow, 2) * 3;
        Assert.Equal(0, moved.To[lip + 1] - from[lip + 1]);
        Assert.Equal(5, moved.To[brow + 1] - from[brow + 1]);
        Assert.True(moved.IsMouthHidden);
    }

    private static MouthCover Cover(SKColor below, SKColor lips)
    {
        using var picture = new SKBitmap(new SKImageInfo(200, 200, SKColorType.Rgba8888));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(Skin);
        using var paint = new SKPaint { Color = below };
        canvas.DrawRect(0, 110, 200, 90, paint);
        paint.Color = lips;
        canvas.DrawRect(70, 130, 60, 20, paint);
        return MouthCover.Of(picture, Mesh());
    }

    /// <summary>Eyes at y 80, nose to y 110, lips from y 130 to 150, chin at y 190.</summary>
    private static float[] Mesh()
    {
        float[] mesh = new float[FaceMeshTopology.Count * FaceMeshTopology.Axes];
        void Put(FaceMeshGroup group, Func<int, (float X, float Y)> place)
        {
            foreach ((int i, int point) in FaceMeshTopology.IndicesOf(group).Index())
            {
                (mesh[point * 3], mesh[(point * 3) + 1]) = place(i);
            }
        }

        Put(FaceMeshGroup.RightEye, _ => (65, 80));
        Put(FaceMeshGroup.LeftEye, _ => (135, 80));
        Put(FaceMeshGroup.Nose, i => (100, 75 + (7 * i)));
        Put(FaceMeshGroup.OuterLips, i => Ring(i, 30, 10));
        Put(FaceMeshGroup.InnerLips, i => Ring(i, 24, 2));
        Put(FaceMeshGroup.Outline, i => (100 + (90 * MathF.Cos(MathF.PI * (1 - (i / 16f)))), 90 + (100 * MathF.Sin(MathF.PI * (i / 16f)))));
        return mesh;
    }

    private static (float X, float Y) Ring(int place, float width, float height) =>
        (100 - (width * MathF.Cos(MathF.Tau * place / 20)), 140 + (height * MathF.Sin(MathF.Tau * place / 20)));
}
