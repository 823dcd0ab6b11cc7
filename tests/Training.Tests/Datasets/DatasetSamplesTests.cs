using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class DatasetSamplesTests
{
    [Fact]
    public void LoadExpressions_DamagedPicture_IsSkippedUnlessStrict()
    {
        using var data = new TinyDataset();
        data.Picture("fear/0.png", seed: 1);
        data.Picture("happy/0.png", seed: 2);
        data.Picture("happy/1.png", seed: 3);
        data.Truncate("happy/0.png");
        using ExpressionSamples samples = DatasetSamples.LoadExpressions(data.List("folders"), side: 32, strict: false);
        Assert.Equal([2, 1, 32, 32], samples.Pixels.shape);
        Assert.Equal([(int)Expression.Fear, (int)Expression.Happiness], samples.Majority);
        Assert.Equal(1f, samples.Targets[1, (int)Expression.Happiness].item<float>());
        Assert.Equal(2f, samples.Targets.sum().item<float>());
        Assert.Throws<InvalidDataException>(() => DatasetSamples.LoadExpressions(data.List("folders"), side: 32, strict: true));
    }
}
