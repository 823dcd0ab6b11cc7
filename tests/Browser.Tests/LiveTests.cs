using System.Text;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>The camera read continuously; it shows the sample group.</summary>
public sealed class LiveTests(PageFixture fixture)
{
    [Fact]
    public async Task Live_Started_ReadsOneFrameAtATimeAndStopReleasesTheCamera()
    {
        await using OpenPage open = await fixture.OpenAsync();
        (int running, int most, int frames) = (0, 0, 0);
        await open.Page.RouteAsync("**/api/v1/expressions", async route =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Interlocked.Increment(ref frames);
            IAPIResponse response = await route.FetchAsync();

            // Once the page has its answer it may ask again before this goes on.
            Interlocked.Decrement(ref running);
            await route.FulfillAsync(new() { Response = response });
        });

        await StartAsync(open);
        await open.Page.EvaluateAsync("window.track = document.querySelector('#live-stage video').srcObject.getVideoTracks()[0]");
        await open.UntilAsync("document.querySelectorAll('#live-stage .face-box').length === 4");
        await Assertions.Expect(open.Page.Locator("#live-status")).ToContainTextAsync("frames a second");
        while (frames < 4)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await open.Page.ClickAsync("#live-toggle");
        await Assertions.Expect(open.Page.Locator("#live-status")).ToContainTextAsync("The camera is released");
        int atStop = frames;
        await Task.Delay(600, TestContext.Current.CancellationToken);

        Assert.Equal(1, most);
        Assert.Equal(atStop, frames);
        Assert.Equal("ended", await open.Page.EvaluateAsync<string>("window.track.readyState"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Live_Stopped_HandsOutSecondsFacesAndScores()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await StartAsync(open);
        await open.VisibleAsync("#live-csv");
        byte[] snapshot = await open.DownloadAsync("#live-snapshot");

        await open.Page.ClickAsync("#live-toggle");
        string[] lines = Encoding.UTF8.GetString(await open.DownloadAsync("#live-csv")).TrimEnd().Split("\r\n");

        Assert.Equal([0xFF, 0xD8, 0xFF], snapshot[..3]);
        Assert.Equal("seconds,face,surprise,fear,disgust,happiness,sadness,anger,neutral", lines[0]);
        Assert.Equal(["1", "2", "3", "4"], lines[1..].Select(line => line.Split(',')[1]).Distinct());
    }

    [Fact]
    public async Task Tab_Left_StopsTheCamera()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await StartAsync(open);

        await open.Page.ClickAsync("#tab-photos");

        Assert.Null(await open.Page.EvaluateAsync("document.querySelector('#live-stage video')?.srcObject ?? null"));
    }

    [Fact]
    public async Task Service_GoneWhileLive_StopsAndOffersToTryAgain()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await StartAsync(open);
        await open.Page.RouteAsync("**/api/v1/expressions", route => route.AbortAsync());

        await open.VisibleAsync("#live-error .again");
        await open.Page.UnrouteAsync("**/api/v1/expressions");
        await open.Page.ClickAsync("#live-error .again");

        await Assertions.Expect(open.Page.Locator("#live-status")).ToContainTextAsync("frames a second");
    }

    [Fact]
    public async Task Tracker_FacesThatCross_KeepTheirNumbersAndSmoothTheirScores()
    {
        await using OpenPage open = await fixture.OpenAsync();

        string told = await open.Page.EvaluateAsync<string>(
            """
            async () => {
              const { Tracker } = await import('./js/tracker.js');
              const face = (x, happy) => ({ boxNormalized: { x, y: 0, width: 0.2, height: 0.2 },
                expressions: [{ label: 'happiness', score: happy }, { label: 'neutral', score: 1 - happy }] });
              const tracker = new Tracker(1, 1.5);
              const say = tracks => tracks.map(track => `${track.number}:${track.scores.happiness.toFixed(2)}`).join(' ');
              return [
                say(tracker.follow([face(0, 1), face(0.5, 0)], 0)),
                say(tracker.follow([face(0.55, 1), face(0.05, 1)], 1)),
                say(tracker.follow([face(0.55, 1)], 2)),
                say(tracker.follow([face(0.05, 1)], 4)),
              ].join(' | ');
            }
            """);

        // After a second of smoothing over a second, 1 - 1/e of the new score; unseen for three seconds it is another face.
        Assert.Equal("1:1.00 2:0.00 | 2:0.63 1:1.00 | 2:0.86 | 3:1.00", told);
    }

    private static async Task StartAsync(OpenPage open)
    {
        await open.Page.ClickAsync("#tab-live");
        await open.Page.ClickAsync("#live-toggle");
        await open.VisibleAsync("#live-stage video");
    }
}
