using System.Globalization;
using TDGan.Api.CommandLine;

namespace TDGan.Api.Tests.CommandLine;

public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Contains_EveryPath_BelongsToExactlyOneShardAndTheSharesAreAlike(int count)
    {
        Shard[] shards = [.. Enumerable.Range(0, count).Select(index => new Shard(index, count))];
        string[] paths = [.. Enumerable.Range(0, 6400).Select(i => string.Create(CultureInfo.InvariantCulture, $"folder{i % 13}/{i}.jpg"))];

        Assert.All(paths, path => Assert.Single(shards, shard => shard.Contains(path)));

        // Five standard deviations of a fair draw.
        double share = (double)paths.Length / count;
        Assert.All(shards, shard => Assert.InRange(
            paths.Count(shard.Contains), share - (5 * Math.Sqrt(share)), share + (5 * Math.Sqrt(share))));
    }

    /// <summary>A journal of an earlier run names the pictures of a shard; another version must not deal them out anew.</summary>
    [Theory]
    [InlineData("a.jpg", 1)]
    [InlineData("deeper/b.png", 4)]
    [InlineData("ä/ö.webp", 0)]
    public void Contains_KnownPaths_AreWhereTheyWereInEveryVersion(string path, int index) =>
        Assert.Equal([index], Enumerable.Range(0, 5).Where(i => new Shard(i, 5).Contains(path)));

    [Theory]
    [InlineData("0/1", null, 0, 1)]
    [InlineData("6/7", null, 6, 7)]
    [InlineData("6/7", "2", 6, 7)]
    [InlineData("auto/7", "2", 2, 7)]
    public void Parse_ShardOrAuto_IsRead(string text, string? completionIndex, int index, int count)
    {
        Assert.Equal(new Shard(index, count), Shard.Parse(text, completionIndex, out string? fault));
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("7/7", null)]
    [InlineData("-1/7", null)]
    [InlineData("1", null)]
    [InlineData("1/2/3", null)]
    [InlineData("0/0", null)]
    [InlineData("0/100001", null)]
    [InlineData("a/b", null)]
    [InlineData("", null)]
    [InlineData("auto/7", null)]
    [InlineData("auto/7", "7")]
    [InlineData("auto/7", "x")]
    public void Parse_AnythingElse_IsRefusedWithAReason(string text, string? completionIndex)
    {
        Assert.Null(Shard.Parse(text, completionIndex, out string? fault));
        Assert.StartsWith(text, fault, StringComparison.Ordinal);
    }
}
