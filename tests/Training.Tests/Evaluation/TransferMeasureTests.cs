using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Judges;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Evaluation;

public sealed class TransferMeasureTests
{
    [Fact]
    public void RankCorrelation_RisingFallingAndFlat_IsOneMinusOneAndZero()
    {
        Assert.Equal(1, RankCorrelation.WithOrder([0.1, 0.2, 0.5, 0.9]), 1e-12);
        Assert.Equal(-1, RankCorrelation.WithOrder([4, 3, 2]), 1e-12);
        Assert.Equal(0, RankCorrelation.WithOrder([1, 1, 1]));
    }

    [Fact]
    public void RankCorrelation_OnePairSwapped_IsSpearmans()
    {
        // 1 - 6 * sum of squared rank differences / (n (n^2 - 1)) = 1 - 6 * 2 / 60.
        Assert.Equal(0.8, RankCorrelation.WithOrder([1, 3, 2, 4]), 1e-12);
    }

    [Fact]
    public void ImageSimilarity_EqualPictures_AreAlike()
    {
        random.manual_seed(4);
        using Tensor picture = rand(2, 1, 24, 24);
        Assert.All(ImageSimilarity.MeanAbsoluteError(picture, picture), value => Assert.Equal(0, value));
        Assert.All(ImageSimilarity.StructuralSimilarity(picture, picture), value => Assert.Equal(1, value, 1e-4));
        Assert.All(ImageSimilarity.PeakSignalToNoise(picture, picture + 0.1), value => Assert.Equal(20, value, 1e-2));
    }

    [Fact]
    public void Sharpness_BlurredPicture_Falls()
    {
        random.manual_seed(4);
        using Tensor picture = rand(1, 1, 24, 24);
        using Tensor blurred = GaussianBlur.Apply(picture, 1);
        Assert.True(ImageSimilarity.Sharpness(blurred)[0] < 0.1 * ImageSimilarity.Sharpness(picture)[0]);
    }

    [Fact]
    public void KernelDistance_SameAndShiftedDistribution_IsAboutZeroAndLarge()
    {
        random.manual_seed(5);
        int[] labels = [.. Enumerable.Range(0, 140).Select(i => i % 7)];
        double[] weights = KernelDistance.ClassWeights(labels);
        using Tensor one = randn(140, 16);
        using Tensor other = randn(140, 16);
        using Tensor shifted = other + 1;
        Assert.InRange(KernelDistance.Between(one, weights, other, weights), -0.05, 0.05);
        Assert.True(KernelDistance.Between(one, weights, shifted, weights) > 0.5);
        Assert.InRange(KernelDistance.OfHalves(one, labels, seed: 1), -0.1, 0.1);
    }

    [Fact]
    public void KernelDistance_EqualWeights_IsTheUnbiasedEstimator()
    {
        using Tensor x = tensor(new float[] { 1, 2, 4 }, [3, 1]);
        using Tensor y = tensor(new float[] { 0, 3 }, [2, 1]);
        static double Kernel(double a, double b) => Math.Pow((a * b) + 1, 3);
        double withinX = (Kernel(1, 2) + Kernel(1, 4) + Kernel(2, 4)) / 3;
        double cross = new double[] { 1, 2, 4 }.Average(a => (Kernel(a, 0) + Kernel(a, 3)) / 2);
        Assert.Equal(withinX + Kernel(0, 3) - (2 * cross), KernelDistance.Between(x, [1, 1, 1], y, [1, 1]), 1e-6);
    }

    [Fact]
    public void LinearProbe_SeparableAndRandomCodes_FindsOnlyWhatIsThere()
    {
        random.manual_seed(6);
        int[] labels = [.. Enumerable.Range(0, 120).Select(i => i % 3)];
        using Tensor noise = randn(120, 4, 4, 4);
        using Tensor marked = noise.clone();
        for (int i = 0; i < labels.Length; i++)
        {
            marked[i, labels[i]] += 3;
        }

        Assert.True(LinearProbe.MeanRecall("marked", marked, labels).Value > 0.95);
        Assert.InRange(LinearProbe.MeanRecall("noise", noise, labels).Value, 0.1, 0.6);
    }

    [Fact]
    public void ClusterMean_PairsOfOnePerson_CountByTheirNumber()
    {
        MeasuredValue mean = new ClusterMean(["a", "a", "a", "b", "c"]).Of("x", [1, 1, 1, 0, double.NaN]);
        Assert.Equal(0.75, mean.Value);
        Assert.Equal((0.0, 1.0), (mean.Interval!.Value.Low, mean.Interval!.Value.High));
    }

    [Fact]
    public void IdentityGallery_PictureOrItsMirrorImage_IsTheSamePerson()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        using var embedding = new IdentityEmbedding();
        embedding.eval();
        Tensor pictures = rand(3, 1, 64, 64);
        var gallery = new IdentityGallery(embedding, pictures, ["a", "b", "c"]);
        Tensor mirrored = gallery.Embed(pictures.flip(3));
        Assert.True(mirrored.allclose(gallery.Embed(pictures), atol: 1e-5));
        Assert.Equal([true, true, false], gallery.IsFirst(mirrored, ["a", "b", "a"]));
    }

    [Fact]
    public void HeldOutFaces_TinyTree_TakesHeldOutPeopleAndLeavesTheGalleryOut()
    {
        using TinyDataTree data = TinyDataTree.Create();
        HeldOutFaces faces = HeldOutFaces.Draw(data.Root, picturesOfPerson: 3, seed: 1);
        Assert.Equal(["p000", "p001", "p045"], faces.Gallery.Select(file => file.Label));
        Assert.Equal("p045", Assert.Single(faces.Queries).Label);
        Assert.DoesNotContain(faces.Queries[0].Path, faces.Gallery.Select(file => file.Path));
    }
}
