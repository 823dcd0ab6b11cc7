using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;
using TDGan.Training.Compositing;
using TDGan.Training.Data;
using TDGan.Training.Landmarks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Compositing;

/// <summary>With the shipped landmark model, on drawn faces.</summary>
public sealed class ExpressionPlanterTests : IDisposable
{
    private const int Side = 64;

    private readonly LandmarkReader _landmarks = new(ProjectFolder.File("..", "..", "models"));

    public void Dispose() => _landmarks.Dispose();

    [Fact]
    public void Read_DrawnFace_FindsEyesAboveMouthAndRightAtTheLeft()
    {
        using var scope = NewDisposeScope();
        float[] points = _landmarks.Read(Faces(Expression.Neutral)).data<float>().ToArray();
        Assert.True(points[0] < points[2], "the right eye is at the picture's left");
        Assert.True(points[6] < points[8], "so is the right mouth corner");
        Assert.True(Math.Max(points[1], points[3]) < points[5] && points[5] < Math.Min(points[7], points[9]), "eyes, nose, mouth from above");
    }

    [Fact]
    public void Plant_AFaceIntoItself_GivesItBack()
    {
        using var scope = NewDisposeScope();
        Tensor faces = Faces(Expression.Neutral, Expression.Happiness);
        PlantedFaces planted = new ExpressionPlanter(_landmarks).Plant(Batch(faces, faces));
        Assert.InRange((planted.Images - faces).abs().max().item<float>(), 0f, 0.02f);
        Assert.All(planted.Fit.data<float>().ToArray(), fit => Assert.InRange(fit, 0.99f, 1f));
    }

    [Fact]
    public void Plant_AnotherExpression_ChangesTheMaskedPartOnly()
    {
        using var scope = NewDisposeScope();
        Tensor faces = Faces(Expression.Neutral);
        PlantedFaces planted = new ExpressionPlanter(_landmarks).Plant(Batch(faces, Faces(Expression.Surprise)));
        Tensor change = (planted.Images - faces).abs();
        Assert.True(change.max().item<float>() > 0.1f, "the mouth is another one");
        Assert.Equal(0f, (change * (planted.Mask == 0).to(float32)).max().item<float>());
        Assert.InRange(planted.Images.min().item<float>(), 0f, 1f);
        Assert.InRange(planted.Images.max().item<float>(), 0f, 1f);
    }

    [Fact]
    public void Plant_TruePair_PlantsTheWholeInnerFace()
    {
        using var scope = NewDisposeScope();
        Tensor faces = Faces(Expression.Neutral, Expression.Neutral);
        PairedBatch batch = Batch(faces, Faces(Expression.Surprise, Expression.Surprise)) with { TruePairStart = 1, TruePairCount = 1 };
        Tensor area = new ExpressionPlanter(_landmarks).Plant(batch).Mask.sum([1L, 2, 3]);
        Assert.True(area[1].item<float>() > 1.2f * area[0].item<float>());
    }

    /// <summary>The other face looks to the other side, so its mirror image is taken, which is the face itself.</summary>
    [Fact]
    public void Plant_TheFaceMirrored_GivesTheFaceBack()
    {
        using var scope = NewDisposeScope();
        Tensor faces = LookingAside(Faces(Expression.Neutral));
        PlantedFaces planted = new ExpressionPlanter(_landmarks).Plant(Batch(faces, faces.flip(3)));
        Assert.InRange((planted.Images - faces).abs().max().item<float>(), 0f, 0.02f);
        Assert.InRange(planted.Fit.item<float>(), 0.99f, 1f);
    }

    /// <summary>What is in the middle moves aside, the borders stay: nearly what a turn of the head does.</summary>
    private static Tensor LookingAside(Tensor faces)
    {
        const double Turn = 0.25;
        Tensor grid = nn.functional.affine_grid(tensor(new[] { 1f, 0, 0, 0, 1, 0 }, [1, 2, 3]), [1, 1, Side, Side], align_corners: false);
        Tensor x = grid.narrow(3, 0, 1);
        Tensor turned = cat([x - (Turn * (1 - (x * x))), grid.narrow(3, 1, 1)], 3);
        return nn.functional.grid_sample(faces, turned, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
    }

    private static PairedBatch Batch(Tensor faces, Tensor images) => new(faces, zeros(faces.shape[0], int64), images, zeros(faces.shape[0], 7));

    private static Tensor Faces(params Expression[] expressions) => cat([.. expressions.Select(Face)], 0);

    private static Tensor Face(Expression expression)
    {
        using SKBitmap bitmap = DrawnFaces.Draw(expression, Side, Side);
        float[] values = [.. bitmap.Pixels.Select(pixel => (pixel.Red + pixel.Green + pixel.Blue) / 765f)];
        return tensor(values, [1, 1, Side, Side]);
    }
}
