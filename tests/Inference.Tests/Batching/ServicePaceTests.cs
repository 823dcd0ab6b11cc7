using Microsoft.Extensions.Time.Testing;
using TDGan.Inference.Batching;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

public sealed class ServicePaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ServicePace _pace;

    public ServicePaceTests() => _pace = new ServicePace(_time);

    [Fact]
    public void Drain_BeforeAnythingEnded_IsZero()
    {
        _pace.Enter();
        _pace.Enter();

        Assert.Equal(TimeSpan.Zero, _pace.Drain);
        Assert.Equal(TimeSpan.Zero, _pace.DrainWithOneMore);
    }

    [Fact]
    public void Drain_OneEndsEveryHalfSecond_IsHalfASecondForEachThatIsLeft()
    {
        Serve(entered: 12, ended: 8, TimeSpan.FromSeconds(0.5));

        Assert.Equal(4, _pace.UnderWay);
        Assert.Equal(2, _pace.Drain.TotalSeconds, 6);
        Assert.Equal(2.5, _pace.DrainWithOneMore.TotalSeconds, 6);
    }

    [Fact]
    public void Drain_IdleTimeBetween_DoesNotCount()
    {
        Serve(entered: 1, ended: 1, TimeSpan.FromSeconds(0.5));
        _time.Advance(TimeSpan.FromHours(1));
        Serve(entered: 2, ended: 1, TimeSpan.FromSeconds(0.5));

        Assert.Equal(0.5, _pace.Drain.TotalSeconds, 6);
    }

    [Fact]
    public void DrainWithOneMore_NothingUnderWay_KeepsNobodyOut()
    {
        Serve(entered: 1, ended: 1, TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.Zero, _pace.DrainWithOneMore);
    }

    [Fact]
    public void Leave_GivenUp_TellsNothingOfThePace()
    {
        Serve(entered: 3, ended: 1, TimeSpan.FromSeconds(1));
        _pace.Leave(wasServed: false);

        Assert.Equal(1, _pace.Drain.TotalSeconds, 6);
    }

    private void Serve(int entered, int ended, TimeSpan each)
    {
        for (int i = 0; i < entered; i++)
        {
            _pace.Enter();
        }

        for (int i = 0; i < ended; i++)
        {
            _time.Advance(each);
            _pace.Leave(wasServed: true);
        }
    }
}
