using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Loops;

public sealed class WeightAverageTests
{
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(90, 0.91)]
    [InlineData(10_000, 0.99)]
    public void Update_Decay_KeepsThatShareOfTheAverage(int update, double kept)
    {
        using var source = nn.Linear(1, 1);
        using var average = nn.Linear(1, 1);
        var mean = new WeightAverage(source, average, decay: 0.99);
        using (no_grad())
        {
            source.weight!.fill_(3);
            average.weight!.fill_(1);
        }

        mean.Update(update);
        Assert.Equal((kept * 1) + ((1 - kept) * 3), average.weight!.item<float>(), 1e-5);
        Assert.Equal(3, source.weight!.item<float>());
        mean.Reset();
        Assert.Equal(3, average.weight!.item<float>());
    }

    [Fact]
    public void Constructor_Twin_GetsTheWeightsAndEvaluates()
    {
        using var source = nn.Linear(4, 4);
        using var average = nn.Linear(4, 4);
        _ = new WeightAverage(source, average, decay: 0.9);
        Assert.True(average.weight!.Equals(source.weight!));
        Assert.False(average.training);
        Assert.True(source.training);
    }
}
