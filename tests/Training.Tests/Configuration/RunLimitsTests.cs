using TDGan.Training.Configuration;

namespace TDGan.Training.Tests.Configuration;

public sealed class RunLimitsTests
{
    private static readonly TrainingOptions TwoPhases = new()
    {
        ExpressionPhase = new ExpressionPhaseOptions { Steps = 100, Minutes = 30 },
        AdversarialPhase = new AdversarialPhaseOptions { Steps = 10, Minutes = 10 },
    };

    [Fact]
    public void WithMinutes_TwoPhases_SharesInThePresetsProportion()
    {
        TrainingOptions limited = TwoPhases.WithMinutes(20);
        Assert.Equal(15, limited.ExpressionPhase.Minutes);
        Assert.Equal(5, limited.AdversarialPhase.Minutes);
    }

    [Fact]
    public void WithMinutes_NoPhaseWithALimit_SharesAlikeAmongThoseThatRun()
    {
        TrainingOptions limited = new TrainingOptions { AdversarialPhase = new AdversarialPhaseOptions { Steps = 5 } }.WithMinutes(7);
        Assert.Equal(0, limited.ExpressionPhase.Minutes);
        Assert.Equal(7, limited.AdversarialPhase.Minutes);
    }

    [Fact]
    public void WithMinutes_PhaseThatIsLeftOut_GetsNone()
    {
        TrainingOptions limited = (TwoPhases with { ExpressionPhase = TwoPhases.ExpressionPhase with { Steps = 0 } }).WithMinutes(8);
        Assert.Equal(8, limited.AdversarialPhase.Minutes);
    }

    [Fact]
    public void WithMostSteps_OnlyShortens()
    {
        TrainingOptions limited = TwoPhases.WithMostSteps(50);
        Assert.Equal(50, limited.ExpressionPhase.Steps);
        Assert.Equal(10, limited.AdversarialPhase.Steps);
    }

    [Fact]
    public void Limits_OfNull_ChangeNothing() => Assert.Equal(TwoPhases, TwoPhases.WithMostSteps(null).WithMinutes(null));
}
