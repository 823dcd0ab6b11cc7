using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>A video file, recorded in the page itself: the sample group, then nobody.</summary>
public sealed class VideoTests(PageFixture fixture)
{
    private const string Record =
        """
        async () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 384 });
          const context = canvas.getContext('2d');
          const group = new Image();
          group.src = 'samples/group.jpg';
          await group.decode();
          const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
          const parts = [];
          recorder.ondataavailable = event => parts.push(event.data);
          recorder.start();
          const began = performance.now();
          while (performance.now() - began < 2000) {
            context.fillRect(0, 0, 640, 384);
            if (performance.now() - began < 1000) {
              context.drawImage(group, 0, 0, 640, 384);
            }
            await new Promise(requestAnimationFrame);
          }
          recorder.stop();
          await new Promise(resolve => { recorder.onstop = resolve; });
          const files = new DataTransfer();
          files.items.add(new File(parts, 'clip.webm', { type: 'video/webm' }));
          const input = document.getElementById('video-file');
          input.files = files.files;
          input.dispatchEvent(new Event('change'));
        }
        """;

    [Fact]
    public async Task Video_Recorded_IsSampledReadInBatchesAndShownUnderTheCursor()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.ClickAsync("#tab-video");
        int begun = open.Requests.Count;

        await open.Page.EvaluateAsync(Record);
        await Assertions.Expect(open.Page.Locator("#video-status")).ToContainTextAsync("faces followed", new() { Timeout = 60_000 });

        Assert.EndsWith("4 faces followed.", await open.TextAsync("#video-status"), StringComparison.Ordinal);
        Assert.All(
            open.Requests.Skip(begun).Where(url => url.StartsWith(fixture.Address.AbsoluteUri, StringComparison.Ordinal)),
            url => Assert.True(url.EndsWith("/batch", StringComparison.Ordinal) || url.EndsWith("group.jpg", StringComparison.Ordinal), url));
        await Assertions.Expect(open.Page.Locator("#video-stage .face-box")).ToHaveCountAsync(4);
        await open.Page.Locator(".timeline:visible").HoverAsync(new() { Position = new() { X = 900, Y = 20 } });
        await Assertions.Expect(open.Page.Locator("#video-stage .face-box")).ToHaveCountAsync(0);
        Assert.True(await open.Page.EvaluateAsync<double>("document.querySelector('#video-stage video').currentTime") > 1);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Csv_OfAVideo_HasSecondsAndFacesWhileTheyAreInView()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.ClickAsync("#tab-video");
        await open.Page.EvaluateAsync(Record);
        await Assertions.Expect(open.Page.Locator("#video-status")).ToContainTextAsync("faces followed", new() { Timeout = 60_000 });

        string[] lines = Encoding.UTF8.GetString(await open.DownloadAsync("#video-csv")).TrimEnd().Split("\r\n");

        Assert.Equal("seconds,face,x,y,width,height,dominant,uncertain,surprise,fear,disgust,happiness,sadness,anger,neutral", lines[0]);
        double[] seconds = [.. lines[1..].Select(line => double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture))];
        Assert.Equal(0, seconds[0]);
        Assert.InRange(seconds[^1], 0.6, 1.3);
        Assert.Equal("happiness", lines[1].Split(',')[6]);
    }

    [Fact]
    public async Task File_ThatIsNoVideo_IsToldInWords()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.ClickAsync("#tab-video");

        await open.Page.SetInputFilesAsync("#video-file", new FilePayload { Name = "a.mp4", MimeType = "video/mp4", Buffer = "text"u8.ToArray() });

        await open.VisibleAsync("#video-error");
        await Assertions.Expect(open.Page.Locator("#video-error")).ToContainTextAsync("cannot decode this file");
    }
}
