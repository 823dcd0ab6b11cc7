using TDGan.Inference.Images;
using TDGan.Training.Landmarks;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Landmarks;

public sealed class LandmarkBatchComposerTests
{
    private const int Side = LandmarkCrop.Side;
    private const float Near = 2.5f;
    private static readonly LandmarkOptions Options = new() { BatchSize = 64 };

    [Fact]
    public void Compose_LightOnTheLeftEye_IsWhereTheTargetSaysOrMirroredOnTheRight()
    {
        LandmarkBatch batch = Composer(Sample(lit: 1)).Compose(3);
        int[] lit = [.. Enumerable.Range(0, Options.BatchSize).Select(item => LitPoint(batch, item))];

        // Covers and noise hide the light in some crops.
        Assert.InRange(lit.Count(point => point == 1), Options.BatchSize / 3, Options.BatchSize);
        Assert.InRange(lit.Count(point => point == 0), Options.BatchSize / 4, Options.BatchSize);
        Assert.InRange(lit.Count(point => point < 0), 0, Options.BatchSize / 5);
    }

    [Fact]
    public void Compose_SameStep_GivesTheSameBatch()
    {
        LandmarkSample[] samples = [Sample(lit: 0), Sample(lit: 2)];
        LandmarkBatch one = Composer(samples).Compose(7), other = Composer(samples).Compose(7);
        Assert.Equal(one.Pixels, other.Pixels);
        Assert.Equal(one.Landmarks, other.Landmarks);
        Assert.Equal(one.Weights, other.Weights);
        Assert.NotEqual(one.Pixels, Composer(samples).Compose(8).Pixels);
    }

    [Fact]
    public void Compose_Values_StayInTheirRanges()
    {
        LandmarkBatch batch = Composer(Sample(lit: 4)).Compose(1);
        Assert.All(batch.Pixels, value => Assert.InRange(value, 0f, 1f));
        Assert.All(batch.Landmarks, value => Assert.InRange(value, -0.5f, 0.5f));
        Assert.All(batch.Weights, value => Assert.InRange(value, 1f, 2f));
    }

    [Fact]
    public void Cut_FaceAtTheEdgeOfAPhoto_KeepsItsPlaceInTheSurroundings()
    {
        SceneFace face = DrawnScenes.Face(2, 3, 40);
        LandmarkSample sample = Assert.Single(LandmarkSample.Cut(DrawnScenes.Photo(90, 80, face)));
        Assert.Equal(face.Side, sample.Face.Side, 0.5);
        Assert.Equal((sample.Picture.Width / 2f, sample.Picture.Height / 2f), (sample.Middle.X, sample.Middle.Y));
        Assert.Equal(face.EyeDistance, sample.Face.EyeDistance, 0.2);
    }

    [Fact]
    public void Cut_DoubtfulAndTinyFaces_AreLeftOut() => Assert.Empty(LandmarkSample.Cut(
        DrawnScenes.Photo(90, 80, DrawnScenes.Face(2, 3, 40, score: 0.7f), DrawnScenes.Face(50, 3, 10))));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 32)]
    [InlineData(1, 64)]
    public void Compose_CropShare_IsTheShareOfFacesOfCrops(double share, int expected)
    {
        // Photos are dark but for the light, crops bright: what is done to them does not close the gap.
        LandmarkSample bright = Sample(lit: 0);
        bright = bright with { Picture = new LuminanceImage(bright.Picture.Width, bright.Picture.Height, [.. bright.Picture.Values.ToArray().Select(_ => 1f)]) };
        LandmarkBatch batch = new LandmarkBatchComposer(new LandmarkFaces([Sample(lit: 0)], [bright]), Options with { CropShare = share }).Compose(5);
        int crops = Enumerable.Range(0, Options.BatchSize).Count(item => batch.Pixels.Skip(item * Side * Side).Take(Side * Side).Average() > 0.45f);
        Assert.InRange(crops, share is 0.5 ? expected - 12 : expected, share is 0.5 ? expected + 12 : expected);
    }

    [Theory]
    [InlineData(2.5f)]
    [InlineData(10f)]
    public void Compose_AHeadInProfile_CountsAsMuchAsTheOptionsSay(float weight)
    {
        LandmarkSample ahead = Sample(lit: 0);
        float[] landmarks = [.. ahead.Face.Landmarks];
        landmarks.AsSpan(0, 2).CopyTo(landmarks.AsSpan(2, 2)); // Both eyes on one spot.
        LandmarkSample profile = ahead with { Face = ahead.Face with { Landmarks = landmarks } };
        LandmarkBatch batch = new LandmarkBatchComposer(new LandmarkFaces([profile], []), Options with { ProfileWeight = weight }).Compose(1);
        Assert.All(batch.Weights, value => Assert.InRange(value / weight, 1f, 2f));
    }

    private static LandmarkBatchComposer Composer(params LandmarkSample[] samples) => new(new LandmarkFaces(samples, []), Options);

    private static LandmarkSample Sample(int lit)
    {
        const int PictureSide = 140;
        SceneFace face = DrawnScenes.Face(45, 45, 50);
        float[] values = new float[PictureSide * PictureSide];
        for (int i = 0; i < values.Length; i++)
        {
            double x = i % PictureSide + 0.5 - face.Landmarks[2 * lit], y = i / PictureSide + 0.5 - face.Landmarks[(2 * lit) + 1];
            values[i] = (float)Math.Exp(-((x * x) + (y * y)) / 18) * 0.9f;
        }

        return new LandmarkSample(new LuminanceImage(PictureSide, PictureSide, values), face);
    }

    /// <summary>The point that lies at the brightest pixel, or -1.</summary>
    private static int LitPoint(LandmarkBatch batch, int item)
    {
        float[] crop = [.. batch.Pixels.Skip(item * Side * Side).Take(Side * Side)];
        int brightest = Array.IndexOf(crop, crop.Max());
        (float x, float y) = ((brightest % Side) + 0.5f, (brightest / Side) + 0.5f);
        return Enumerable.Range(0, LandmarkNetwork.Outputs / 2).FirstOrDefault(
            point => Distance(batch, item, point, x, y) < Near, -1);
    }

    private static float Distance(LandmarkBatch batch, int item, int point, float x, float y)
    {
        int at = (item * LandmarkNetwork.Outputs) + (2 * point);
        float dx = ((batch.Landmarks[at] + 0.5f) * Side) - x, dy = ((batch.Landmarks[at + 1] + 0.5f) * Side) - y;
        return MathF.Sqrt((dx * dx) + (dy * dy));
    }
}
