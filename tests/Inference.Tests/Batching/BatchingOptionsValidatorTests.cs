using TDGan.Inference.Batching;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

public sealed class BatchingOptionsValidatorTests
{
    private readonly BatchingOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_AreValid() => Assert.True(_validator.Validate(new BatchingOptions()).IsValid);

    [Fact]
    public void Validate_EveryValueOutsideItsRange_IsToldAtOnce()
    {
        var options = new BatchingOptions
        {
            QueueCapacity = 99,
            MaxBatchSize = 5,
            LongestRun = TimeSpan.Zero,
            StuckAfter = TimeSpan.FromHours(2),
        };

        Assert.Equal(
            ["LongestRun", "MaxBatchSize", "QueueCapacity", "StuckAfter"],
            _validator.Validate(options).Errors.Select(error => error.PropertyName).Order());
    }

    [Fact]
    public void Validate_StuckBeforeTheLongestRunEnds_IsToldToo() => Assert.Equal(
        ["StuckAfter"],
        _validator.Validate(new BatchingOptions { LongestRun = TimeSpan.FromSeconds(8), StuckAfter = TimeSpan.FromSeconds(5) })
            .Errors.Select(error => error.PropertyName));
}
