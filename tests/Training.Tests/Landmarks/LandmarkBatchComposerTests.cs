using TDGan.Inference.Images;
using TDGan.Training.Landmarks;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Landmarks;

public sealed class LandmarkBatchComposerTests
{
    private const int Side = LandmarkCrop.Side;
    private const float Near = 2.5f;
    private static readonly LandmarkOptions Options = new() { BatchSize = 64, BackgroundShare = 0 };

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
        Assert.All(batch.IsFace, value => Assert.Equal(1f, value));
        Assert.All(batch.MeshWeights, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Compose_FaceWithAMesh_PutsItWhereTheFiveLandmarksAre()
    {
        LandmarkSample sample = Sample(lit: 0);
        float[] eyes = sample.Face.Landmarks;
        FaceMesh mesh = DrawnMeshes.Face((eyes[0] + eyes[2]) / 2, eyes[1], eyes[2] - eyes[0]);
        LandmarkBatch batch = Composer(sample with { Mesh = mesh, Face = sample.Face with { Landmarks = mesh.FiveLandmarks() } }).Compose(2);
        for (int item = 0; item < Options.BatchSize; item++)
        {
            var found = new FaceMesh(batch.Mesh[(item * LandmarkNetwork.MeshOutputs)..((item + 1) * LandmarkNetwork.MeshOutputs)]);
            float[] five = found.FiveLandmarks();
            Assert.All(five.Index(), place => Assert.Equal(batch.Landmarks[(item * five.Length) + place.Index], place.Item, 4));
            Assert.Equal(batch.Weights[item], batch.MeshWeights[item], 3);
        }
    }

    [Fact]
    public void Compose_LeaningHeads_LeanAsFarAsADetectorFindsThem()
    {
        double[] leans = [.. Enumerable.Range(0, 20).SelectMany(step =>
        {
            LandmarkBatch batch = Composer(Sample(lit: 0)).Compose(step);
            return Enumerable.Range(0, Options.BatchSize).Select(item => Lean(batch, item));
        })];
        Assert.InRange(leans.Max(), 40, 50.1);
        Assert.InRange(leans.Min(), -50.1, -40);
        Assert.InRange(leans.Count(lean => Math.Abs(lean) < 10) / (double)leans.Length, 0.3, 0.6);
    }

    [Fact]
    public void Compose_Background_HasNoFaceAndNoWeights()
    {
        LandmarkSample sample = Sample(lit: 0);
        sample = sample with { Mesh = DrawnMeshes.Face(70, 60, 20) };
        var background = new BackgroundSource([DrawnScenes.Photo(120, 90)], []);
        LandmarkBatch batch = new LandmarkBatchComposer(
            new LandmarkFaces([sample], [], background), Options with { BackgroundShare = 0.5 }).Compose(1);
        int[] none = [.. Enumerable.Range(0, Options.BatchSize).Where(item => batch.IsFace[item] == 0)];
        Assert.InRange(none.Length, 20, 44);
        Assert.All(none, item => Assert.Equal((0f, 0f), (batch.Weights[item], batch.MeshWeights[item])));
        Assert.All(Enumerable.Range(0, Options.BatchSize).Except(none), item => Assert.True(batch.Weights[item] > 0 && batch.MeshWeights[item] > 0));
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
        LandmarkBatch batch = new LandmarkBatchComposer(new LandmarkFaces([Sample(lit: 0)], [bright], Background: null), Options with { CropShare = share }).Compose(5);
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
        LandmarkBatch batch = new LandmarkBatchComposer(new LandmarkFaces([profile], [], Background: null), Options with { ProfileWeight = weight }).Compose(1);
        Assert.All(batch.Weights, value => Assert.InRange(value / weight, 1f, 2f));
    }

    private static LandmarkBatchComposer Composer(params LandmarkSample[] samples) => new(new LandmarkFaces(samples, [], Background: null), Options);

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

    /// <summary>Degrees by which the eyes of a crop lean.</summary>
    private static double Lean(LandmarkBatch batch, int item)
    {
        int at = item * LandmarkNetwork.Outputs;
        double across = batch.Landmarks[at + 2] - batch.Landmarks[at], down = batch.Landmarks[at + 3] - batch.Landmarks[at + 1];
        return Math.Atan2(down, across) * 180 / Math.PI;
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
