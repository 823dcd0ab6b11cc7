using System.Text.Json;
using SkiaSharp;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.CommandLine;

/// <summary>Starts the real executable.</summary>
public sealed class ClassifyCommandTests
{
    [Fact]
    public async Task Classify_FolderWithABadPicture_ReadsTheOthersAndGoesOnWhereItStopped()
    {
        using PictureFolder folder = new();
        await File.WriteAllBytesAsync(folder.At("photos/broken.jpg"), Pictures.Truncated, TestContext.Current.CancellationToken);
        CommandResult first = await CommandResult.RunAsync(folder.Path, "classify", "photos", "--json", "--out", "results.jsonl");
        Assert.Equal(2, first.ExitCode);
        Assert.Empty(first.Output);
        Assert.Contains("3/3 pictures, 1 failed", first.Error, StringComparison.Ordinal);
        string[] lines = await ReadAsync(folder);
        Assert.Equal(["photos/angry.jpg", "photos/broken.jpg", "photos/deeper/happy, too.png"], Files(lines));
        Assert.Equal("image-undecodable", Find(lines, "broken").GetProperty("problem").Text("code"));
        JsonElement face = Find(lines, "angry").GetProperty("result").GetProperty("faces")[0];
        Assert.Equal(7, face.GetProperty("expressions").GetArrayLength());

        // As if the process had been killed while it wrote the last outcome.
        string text = await File.ReadAllTextAsync(folder.At("results.jsonl"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.At("results.jsonl"), text[..^20], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.At("photos/new.png"), Pictures.Happy, TestContext.Current.CancellationToken);
        CommandResult second = await CommandResult.RunAsync(folder.Path, "classify", "photos", "--json", "--out", "results.jsonl");
        Assert.Contains("4 pictures, 2 done before", second.Error, StringComparison.Ordinal);
        string[] all = await ReadAsync(folder);
        Assert.Equal(["photos/angry.jpg", "photos/broken.jpg", "photos/deeper/happy, too.png", "photos/new.png"], Files(all));
        Assert.Equal(lines[..2], all[..2]);
    }

    [Fact]
    public async Task Classify_CsvToStandardOutput_IsALineForEachFace()
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(folder.Path, "classify", "photos", "face.png", "--csv", "--parallel", "1");
        Assert.Equal(0, result.ExitCode);
        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(
            "file,faces,face,x,y,width,height,confidence,dominant,surprise,fear,disgust,happiness,sadness,anger,neutral,uncertain,yaw,pitch,roll,warnings,problem", lines[0]);
        Assert.Equal(
            ["photos/angry.jpg,1,0,0,0,128,128,,", "\"photos/deeper/happy, too.png\",1,0,0,0,128,128,,", "face.png,1,0,0,0,128,128,,"],
            lines[1..].Select(line => line[..(line.IndexOf("128,128,,", StringComparison.Ordinal) + 9)]));
    }

    [Fact]
    public async Task Classify_Marked_DrawsACopyOfEachPictureAndLeavesItself()
    {
        using PictureFolder folder = new();
        string[] arguments = ["classify", "photos", "--csv", "--marked", "photos/marked"];

        CommandResult result = await CommandResult.RunAsync(folder.Path, arguments);
        CommandResult again = await CommandResult.RunAsync(folder.Path, arguments);

        Assert.Equal((0, 0), (result.ExitCode, again.ExitCode));
        Assert.Equal(3, again.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(Pictures.Angry, await File.ReadAllBytesAsync(folder.At("photos/angry.jpg"), TestContext.Current.CancellationToken));
        foreach (string name in (string[])["photos/angry.jpg", "photos/deeper/happy, too.png"])
        {
            using SKBitmap before = SKBitmap.Decode(folder.At(name));
            using SKBitmap marked = SKBitmap.Decode(folder.At("photos/marked/" + name));
            Assert.Equal((before.Width, before.Height), (marked.Width, marked.Height));

            // The whole picture was the face, so that the line of its box lies on the edge.
            Assert.True(marked.GetPixel(0, marked.Height - 1) is { Red: > 180, Green: > 150, Blue: < 100 });
        }
    }

    [Fact]
    public async Task Classify_EachShardOfAFolder_ReadsEveryPictureOnce()
    {
        using PictureFolder folder = new();
        await File.WriteAllBytesAsync(folder.At("photos/broken.jpg"), Pictures.Truncated, TestContext.Current.CancellationToken);
        List<string?> files = [];
        string[] shards = ["0/3", "1/3", "auto/3"];
        foreach (string shard in shards)
        {
            CommandResult result = await CommandResult.RunAsync(
                folder.Path,
                new Dictionary<string, string> { ["JOB_COMPLETION_INDEX"] = "2" },
                "classify", "photos", "--shard", shard, "--allow-problems");
            Assert.Equal(0, result.ExitCode);
            files.AddRange(Files(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        }

        Assert.Equal(["photos/angry.jpg", "photos/broken.jpg", "photos/deeper/happy, too.png"], files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("JOB_COMPLETION_INDEX is not set", "classify", "photos", "--shard", "auto/3")]
    [InlineData("takes I/N", "classify", "photos", "--shard", "3/3")]
    [InlineData("is neither", "classify", "photos", "--json", "--csv")]
    [InlineData("nowhere", "classify", "nowhere")]
    [InlineData("--top-k", "classify", "photos", "--top-k", "8")]
    [InlineData("models", "classify", "photos", "--models", "no-models")]
    [InlineData("would take the place of", "classify", "face.png", "--marked", ".")]
    [InlineData("detector", "classify", "photos", "--detect", "true")]
    public async Task Classify_WhatCannotBeDone_EndsWith1AndSaysWhy(string reason, params string[] arguments)
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(folder.Path, arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason == "is neither" ? "Either --json or --csv." : reason, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static async Task<string[]> ReadAsync(PictureFolder folder) =>
        await File.ReadAllLinesAsync(folder.At("results.jsonl"), TestContext.Current.CancellationToken);

    private static IEnumerable<string?> Files(string[] lines) =>
        lines.Select(line => JsonElement.Parse(line).Text("file")).Order(StringComparer.Ordinal);

    private static JsonElement Find(string[] lines, string name) =>
        JsonElement.Parse(lines.Single(line => line.Contains(name, StringComparison.Ordinal)));
}
