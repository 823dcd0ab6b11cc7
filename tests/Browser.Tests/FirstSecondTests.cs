using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests;

/// <summary>What the page shows when it opens, and the ways a photo comes into it.</summary>
public sealed class FirstSecondTests(PageFixture fixture)
{
    [Fact]
    public async Task Open_Untouched_ShowsASampleWithItsReading()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await Assertions.Expect(open.Page.Locator("#photo .face-box")).ToHaveCountAsync(4);
        await Assertions.Expect(open.Page.Locator("#verdict")).ToHaveTextAsync("Looks like happiness");
        await Assertions.Expect(open.Page.Locator("#status")).ToHaveTextAsync("Found 4 faces.");
        await Assertions.Expect(open.Page.Locator(".sample")).ToHaveCountAsync(7);
        await Assertions.Expect(open.Page.Locator("footer")).ToContainTextAsync("DeBruine & Jones 2017");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Sample_Clicked_IsRead()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sample: face 2" }).ClickAsync();

        await Assertions.Expect(open.Page.Locator("#verdict")).ToHaveTextAsync("Looks like neutral");
        await Assertions.Expect(open.Page.Locator("#photo .face-box")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Zone_Clicked_OpensTheFileChooserAnywhere()
    {
        await using OpenPage open = await fixture.OpenAsync();

        IFileChooser chooser = await open.Page.RunAndWaitForFileChooserAsync(
            () => open.Page.ClickAsync("#zone", new() { Position = new() { X = 480, Y = 60 } }));

        Assert.True(chooser.IsMultiple);
    }

    [Theory]
    [InlineData("drop", "dataTransfer")]
    [InlineData("paste", "clipboardData")]
    public async Task Photo_DroppedOrPasted_IsRead(string kind, string carrier)
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.EvaluateAsync(
            """
            async ([kind, carrier]) => {
              const bytes = await (await fetch('samples/face-1.jpg')).blob();
              const files = new DataTransfer();
              files.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
              const event = new Event(kind, { bubbles: true, cancelable: true });
              event[carrier] = files;
              document.querySelector('#zone').dispatchEvent(event);
            }
            """,
            new[] { kind, carrier });

        await Assertions.Expect(open.Page.Locator("#status")).ToHaveTextAsync("Found 1 face.");
    }

    [Fact]
    public async Task Photo_TheSameChosenAgain_IsReadAgain()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Happiness));
        int before = open.Requests.Count(url => url.EndsWith("/expressions", StringComparison.Ordinal));

        await open.Page.RunAndWaitForResponseAsync(
            () => open.Page.SetInputFilesAsync("#photo-file", OpenPage.DrawnFace(Expression.Happiness)),
            reply => reply.Url.EndsWith("/expressions", StringComparison.Ordinal));

        Assert.Equal(before + 1, open.Requests.Count(url => url.EndsWith("/expressions", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Camera_FakeDevice_IsShownMirroredTakenAndReleased()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.ClickAsync("#camera-open");
        await open.UntilAsync("document.getElementById('camera-view').videoWidth > 0");
        Assert.Equal("matrix(-1, 0, 0, 1, 0, 0)", await open.Page.EvaluateAsync<string>("getComputedStyle(document.getElementById('camera-view')).transform"));
        await open.UntilAsync("document.querySelectorAll('#camera-device option').length > 0");
        await open.Page.EvaluateAsync("window.track = document.getElementById('camera-view').srcObject.getVideoTracks()[0]");
        await open.Page.RunAndWaitForResponseAsync(
            () => open.Page.ClickAsync("#camera-take"), reply => reply.Url.EndsWith("/expressions", StringComparison.Ordinal));

        await Assertions.Expect(open.Page.Locator("#status")).ToHaveTextAsync("Found 4 faces.", new() { Timeout = 30_000 });
        Assert.Equal("ended", await open.Page.EvaluateAsync<string>("window.track.readyState"));
        await Assertions.Expect(open.Page.Locator("#camera")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Page_AllItLoads_ComesFromTheServiceItself()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.ChangeAsync();

        Assert.All(open.Requests, url => Assert.True(
            url.StartsWith(fixture.Address.AbsoluteUri, StringComparison.Ordinal) || url.StartsWith("blob:" + fixture.Address, StringComparison.Ordinal), url));
    }

    [Fact]
    public async Task Page_WithItsFirstReading_IsLight()
    {
        await using OpenPage open = await fixture.OpenAsync();

        double[] cost = await open.Page.EvaluateAsync<double[]>(
            """
            () => {
              const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              return [loaded.length, loaded.reduce((sum, entry) => sum + entry.transferSize, 0),
                performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.getEntriesByName('tdgan-reading')[0].startTime];
            }
            """);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{cost[0]} requests, {cost[1] / 1000:F0} kB, first paint after {cost[2]:F0} ms, first reading after {cost[3]:F0} ms");
        Assert.InRange(cost[0], 10, 60);
        Assert.InRange(cost[1], 50_000, 350_000);
    }

    [Fact]
    public async Task Root_WithoutScripts_HoldsAFileInput()
    {
        Chromium.SkipWhereAbsent();
        using var client = new HttpClient { BaseAddress = fixture.Address };

        using HttpResponseMessage reply = await client.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("<input type=\"file\"", await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
