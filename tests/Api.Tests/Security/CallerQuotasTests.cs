using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TDGan.Api.Security;

namespace TDGan.Api.Tests.Security;

public sealed class CallerQuotasTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Take_BeyondTheBurst_TellsTheTimeUntilTheNextToken()
    {
        CallerQuotas quotas = Create(perMinute: 30, burst: 2);
        Assert.Null(quotas.Take("a"));
        Assert.Null(quotas.Take("a"));
        Assert.Equal(2, quotas.Take("a")!.Value.TotalSeconds, 6);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(0.5, quotas.Take("a")!.Value.TotalSeconds, 6);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(quotas.Take("a"));
        Assert.NotNull(quotas.Take("a"));
    }

    [Fact]
    public void Take_AfterALongPause_HasTheBurstAndNoMore()
    {
        CallerQuotas quotas = Create(perMinute: 60, burst: 3);
        Assert.Null(quotas.Take("a"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => quotas.Take("a") is null));
    }

    [Fact]
    public void Take_OtherCallers_HaveTheirOwn()
    {
        CallerQuotas quotas = Create(perMinute: 60, burst: 1);
        Assert.Null(quotas.Take("a"));
        Assert.Null(quotas.Take("b"));
        Assert.NotNull(quotas.Take("a"));
    }

    [Fact]
    public void Take_NothingConfigured_AllowsEverything() =>
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Null(Create(perMinute: null, burst: 1).Take("a")));

    [Fact]
    public void Take_MoreCallersThanAreRemembered_KeepsThoseThatWait()
    {
        CallerQuotas quotas = Create(perMinute: 60, burst: 1);
        for (int caller = 0; caller < CallerQuotas.MaxCallers; caller++)
        {
            quotas.Take($"old {caller}");
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(quotas.Take("busy"));
        Assert.Null(quotas.Take("new"));
        Assert.NotNull(quotas.Take("busy"));
    }

    private CallerQuotas Create(int? perMinute, int burst) =>
        new(Options.Create(new RateLimitOptions { RequestsPerMinute = perMinute, Burst = burst }), _time);
}
