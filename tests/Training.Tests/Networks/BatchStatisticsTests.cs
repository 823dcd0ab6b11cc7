using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Networks;

public sealed class BatchStatisticsTests
{
    private const double Epsilon = 1e-5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Normalize_EitherMode_IsWhatTheLayerComputes(bool training)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        (BatchNorm2d expected, BatchNorm2d actual) = (nn.BatchNorm2d(3, Epsilon), nn.BatchNorm2d(3, Epsilon));
        expected.train(training);
        actual.train(training);
        for (int step = 0; step < 3; step++)
        {
            Tensor input = randn(4, 3, 5, 5) + step;
            Assert.True(expected.forward(input).equal(BatchStatistics.Normalize(actual, input, Epsilon)).all().item<bool>());
        }

        Assert.True(expected.running_mean!.equal(actual.running_mean!).all().item<bool>());
        Assert.True(expected.running_var!.equal(actual.running_var!).all().item<bool>());
        Assert.Equal(training, actual.running_mean!.abs().sum().item<float>() > 0);
    }
}
