using Microsoft.Extensions.Time.Testing;
using TDGan.Api.Http;

namespace TDGan.Api.Tests.Http;

public sealed class SortableIdTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    [Fact]
    public void New_LaterMillisecond_SortsAfter()
    {
        SortableId ids = new(_time);
        string earlier = ids.New();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(string.CompareOrdinal(earlier, ids.New()) < 0);
    }

    [Fact]
    public void New_SameMillisecond_Differs()
    {
        SortableId ids = new(_time);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ids.New()).Distinct().Count());
    }

    [Fact]
    public void New_KnownTime_HasItsTenDigits()
    {
        // 1469918176385 ms is the example of the ULID specification.
        FakeTimeProvider example = new(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385));
        string id = new SortableId(example).New();
        Assert.StartsWith("01ARYZ6S41", id, StringComparison.Ordinal);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", id);
    }
}
