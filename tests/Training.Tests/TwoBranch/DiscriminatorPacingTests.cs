using TDGan.Training.Loops;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Tests.TwoBranch;

public sealed class DiscriminatorPacingTests
{
    [Theory]
    [InlineData(0.9, 0.3, 0.6)]
    [InlineData(0.3, 0.9, 0.6)]
    [InlineData(0.7, null, 0.7)]
    [InlineData(null, 0.8, 0.8)]
    [InlineData(null, null, 0)]
    public void Accuracy_RealAndGenerated_IsTheirMean(double? real, double? generated, double accuracy) =>
        Assert.Equal(accuracy, new DiscriminatorPace { Real = real, Generated = generated }.Accuracy, 1e-12);

    [Fact]
    public void IsDue_WithoutCeiling_FollowsTheInterval()
    {
        var pacing = new DiscriminatorPacing(interval: 5, ceiling: 1);
        pacing.NoteReal(1);
        pacing.NoteGenerated(1);
        Assert.Equal([0, 5, 10], Enumerable.Range(0, 12).Where(pacing.IsDue));
    }

    [Fact]
    public void IsDue_AboveTheCeiling_WaitsUntilTheGeneratorCatchesUp()
    {
        var pacing = new DiscriminatorPacing(interval: 1, ceiling: 0.8);
        pacing.NoteReal(1);
        pacing.NoteGenerated(0.9);
        Assert.False(pacing.IsDue(0));
        for (int i = 0; i < 8; i++)
        {
            pacing.NoteGenerated(0);
        }

        Assert.True(pacing.IsDue(1));
    }

    [Fact]
    public void IsDue_AlwaysRight_IsUpdatedAfterTheMostSkipped()
    {
        var pacing = new DiscriminatorPacing(interval: 1, ceiling: 0.8);
        pacing.NoteReal(1);
        Assert.Equal([DiscriminatorPacing.MostSkipped], Enumerable.Range(0, DiscriminatorPacing.MostSkipped + 2).Where(pacing.IsDue));
    }

    [Fact]
    public void State_HandedOver_GivesTheSameDecisions()
    {
        var first = new DiscriminatorPacing(interval: 1, ceiling: 0.8);
        first.NoteReal(0.95);
        first.IsDue(0);
        var second = new DiscriminatorPacing(interval: 1, ceiling: 0.8) { State = first.State };
        Assert.Equal(first.IsDue(1), second.IsDue(1));
        Assert.Equal(first.State, second.State);
    }
}
