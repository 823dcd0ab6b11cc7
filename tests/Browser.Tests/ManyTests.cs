using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using SkiaSharp;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>Several photos at once.</summary>
public sealed class ManyTests(PageFixture fixture)
{
    private static readonly FilePayload[] Photos =
        [OpenPage.Sample("group.jpg"), OpenPage.Sample("face-2.jpg"), OpenPage.NoPicture, OpenPage.Sample("face-1.jpg")];

    [Fact]
    public async Task Photos_Several_AreATableThatSortsAndOpens()
    {
        await using OpenPage open = await ReadAsync();
        Assert.Equal(["a.jpg", "face-1.jpg", "face-2.jpg", "group.jpg"], await NamesAsync(open));
        await Assertions.Expect(open.Page.Locator("#many tbody tr >> nth=0")).ToContainTextAsync("no picture that can be read");

        await open.Page.ClickAsync("[data-sort=faces]");
        await open.Page.ClickAsync("[data-sort=faces]");

        Assert.Equal("group.jpg", (await NamesAsync(open))[0]);
        await Assertions.Expect(open.Page.Locator("#many th:has([data-sort=faces])")).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal("faces", await open.Page.EvaluateAsync<string>("document.activeElement.dataset.sort"));
        await open.Page.ClickAsync("#many .link >> text=face-2.jpg");
        await Assertions.Expect(open.Page.Locator("#verdict")).ToHaveTextAsync("Looks like neutral");
    }

    [Fact]
    public async Task Csv_OfTheTable_HasALineForEachFaceWithSevenScores()
    {
        await using OpenPage open = await ReadAsync();

        string[] lines = Encoding.UTF8.GetString(await open.DownloadAsync("#many-csv")).TrimEnd().Split("\r\n");

        Assert.Equal("name,face,x,y,width,height,dominant,uncertain,surprise,fear,disgust,happiness,sadness,anger,neutral,problem", lines[0]);
        Assert.Equal(1 + 4 + 1 + 1 + 1, lines.Length);
        string[] first = lines[1].Split(',');
        Assert.Equal(("group.jpg", "0", "happiness"), (first[0], first[1], first[6]));
        Assert.Equal(1, first[8..15].Sum(score => double.Parse(score, System.Globalization.CultureInfo.InvariantCulture)), 4);
    }

    [Fact]
    public async Task Json_OfTheTable_HasTheRepliesOfTheService()
    {
        await using OpenPage open = await ReadAsync();

        using var json = JsonDocument.Parse(await open.DownloadAsync("#many-json"));

        Assert.Equal(4, json.RootElement[0].GetProperty("result").GetProperty("faces").GetArrayLength());
        Assert.False(json.RootElement[2].TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Zip_OfMarkedPictures_OpensAndHoldsOneForEachPhoto()
    {
        await using OpenPage open = await ReadAsync();

        using var archive = new ZipArchive(new MemoryStream(await open.DownloadAsync("#many-zip")));

        Assert.Equal(["001-group.jpg", "002-face-2.jpg", "004-face-1.jpg"], archive.Entries.Select(entry => entry.Name));
        using var content = new MemoryStream();
        using (Stream entry = archive.Entries[0].Open())
        {
            // Reading to the end checks the CRC-32.
            await entry.CopyToAsync(content, TestContext.Current.CancellationToken);
        }

        using SKBitmap marked = SKBitmap.Decode(content.ToArray());
        using SKBitmap plain = SKBitmap.Decode(OpenPage.SamplePath("group.jpg"));
        Assert.Equal((plain.Width, plain.Height), (marked.Width, marked.Height));
        Assert.True(marked.Pixels.Count(colour => colour is { Red: > 245, Green: > 245, Blue: > 245 }) > 1000);
    }

    [Fact]
    public async Task Cell_ThatASpreadsheetWouldRun_IsMadeHarmless()
    {
        await using OpenPage open = await fixture.OpenAsync();

        string text = await open.Page.EvaluateAsync<string>(
            """async () => (await import('./js/csv.js')).csv([['=cmd()', 'a "b", c', -1.5]]).text()""");

        Assert.Equal("'=cmd(),\"a \"\"b\"\", c\",-1.5\r\n", text);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(OpenPage open) => await open.Page.Locator("#many tbody th").AllInnerTextsAsync();

    private async Task<OpenPage> ReadAsync()
    {
        OpenPage open = await fixture.OpenAsync();
        await open.Page.SetInputFilesAsync("#photo-file", Photos);
        await open.VisibleAsync("#many");
        return open;
    }
}
