using Microsoft.Playwright;
using SkiaSharp;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>Another expression on a face of the photo.</summary>
public sealed class ChangeTests(PageFixture fixture)
{
    private const string Transfers = "**/api/v1/transfers";
    private static readonly byte[] MachineMade = "trainedAlgorithmicMedia"u8.ToArray();

    [Fact]
    public async Task Change_OfASmile_BeginsWithAnotherExpressionOverTheWholePhoto()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.ChangeAsync();

        await Assertions.Expect(open.Page.Locator("#labels [aria-pressed=true]")).ToHaveTextAsync("sadness");
        Assert.Equal(900, await open.Page.EvaluateAsync<int>("document.querySelector('.compare .after img').naturalWidth"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Divider_DraggedAndKeyed_MovesWhereBeforeMeetsAfter()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        LocatorBoundingBoxResult box = (await open.Page.Locator(".compare").BoundingBoxAsync())!;

        await open.Page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height / 2));
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height / 2));
        await open.Page.Mouse.UpAsync();
        double dragged = await SplitAsync(open);
        await open.Page.Keyboard.PressAsync("ArrowLeft");

        Assert.InRange(dragged, 76, 84);
        Assert.Equal(dragged - 1, await SplitAsync(open));
        await Assertions.Expect(open.Page.Locator(".divider")).ToHaveAttributeAsync("aria-label", "Divider between before and after");
    }

    [Fact]
    public async Task Intensity_Slid_IsOneCallAtATimeAndEndsWithTheLast()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        (int running, int most) = (0, 0);
        await open.NoteAsync("intensity");
        await open.Page.RouteAsync(Transfers, async route =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(250, TestContext.Current.CancellationToken);
            await route.ContinueAsync();
            Interlocked.Decrement(ref running);
        });

        foreach (string value in (string[])["0.9", "0.7", "0.5", "0.35", "0.2"])
        {
            await open.Page.EvaluateAsync(
                "value => { const slider = document.getElementById('intensity'); slider.value = value; slider.dispatchEvent(new Event('input')); }", value);
            await Task.Delay(120, TestContext.Current.CancellationToken);
        }

        await open.UntilAsync("window.sent.at(-1) === '0.2'");
        await open.QuietAsync();
        Assert.Equal(1, most);
        Assert.True((await open.SentAsync()).Length < 5);
        await Assertions.Expect(open.Page.Locator(".past")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task AllSeven_Asked_AreAStripThatGoesOutMarked()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        await open.Page.ClickAsync("#all-seven");
        await open.VisibleAsync("#save-strip");

        Assert.Equal(
            ["surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"], await open.Page.Locator(".cell").AllInnerTextsAsync());
        byte[] strip = await open.DownloadAsync("#save-strip");
        Assert.True(strip.AsSpan().IndexOf(MachineMade) > 0);
        using SKBitmap picture = SKBitmap.Decode(strip);
        Assert.Equal((1008, 172), (picture.Width, picture.Height));
        await open.Page.ClickAsync(".cell >> nth=3");
        await Assertions.Expect(open.Page.Locator(".past[aria-pressed=true]")).ToHaveAttributeAsync("aria-label", "happiness");
    }

    [Theory]
    [InlineData("#view-change .chip >> text=like face 2", "like face 2")]
    [InlineData("#mix-go", "happiness and sadness")]
    public async Task Source_OtherThanALabel_GivesAPictureThatSaysWhereFrom(string control, string name)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        await open.Page.ClickAsync("#mix summary");

        await open.Page.ClickAsync(control);
        await open.Page.Locator($".past[aria-label='{name}']").WaitForAsync();

        await Assertions.Expect(open.Page.Locator(".compare .after img")).ToHaveAttributeAsync("alt", $"The photo with the face changed: {name}");
        await Assertions.Expect(open.Page.Locator(".past")).ToHaveCountAsync(2);
        await Assertions.Expect(open.Page.Locator("#change-error")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Face_DraggedOntoAnother_GivesItItsExpression()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.NoteAsync("expressionFaceIndex");

        await open.Page.DragAndDropAsync("#photo .face-box >> nth=2", "#photo .face-box >> nth=1");
        await open.VisibleAsync(".compare .after img");

        await Assertions.Expect(open.Page.Locator(".compare .after img")).ToHaveAttributeAsync("alt", "The photo with the face changed: like face 3");
        await Assertions.Expect(open.Page.Locator("#change-faces [aria-pressed=true]")).ToHaveTextAsync("Face 2");
        Assert.Equal("2", (await open.SentAsync())[^1]);
        await Assertions.Expect(open.Page.Locator(".ghost")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task EveryFace_Ticked_IsChangedTogetherAndToldInTheCode()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        await open.NoteAsync("faceIndex");

        await open.Page.CheckAsync("#every-face");
        await open.UntilAsync("window.sent.length > 0");
        await open.QuietAsync();

        Assert.Equal(["0,1,2,3"], await open.SentAsync());
        await open.Page.ClickAsync("#tab-code");
        await Assertions.Expect(open.Page.Locator("#view-code code")).ToContainTextAsync("faceIndex=0,1,2,3");
    }

    [Fact]
    public async Task Gif_OfAChange_GoesFromTheFaceAsItIsToTheWish()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        await open.Page.ClickAsync("#animate");
        await open.VisibleAsync("#save-gif");
        await open.QuietAsync();

        byte[] gif = await open.DownloadAsync("#save-gif");

        using SKCodec animation = SKCodec.Create(new MemoryStream(gif));
        Assert.Equal((SKEncodedImageFormat.Gif, 9), (animation.EncodedFormat, animation.FrameCount));
        Assert.True(gif.AsSpan().IndexOf(MachineMade) > 0);
    }

    [Fact]
    public async Task Source_APicture_IsSentAsTheExpression()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        await open.NoteAsync("expression");
        await open.Page.SetInputFilesAsync("#expression-file", OpenPage.Sample("face-3.jpg"));
        await open.Page.Locator(".past[aria-label='face-3.jpg']").WaitForAsync();

        Assert.Equal("face-3.jpg", Assert.Single(await open.SentAsync()));
        await open.Page.ClickAsync("#tab-code");
        string code = await open.TextAsync("#view-code code");
        Assert.Contains("-F 'expression=@face-3.jpg'", code, StringComparison.Ordinal);
        Assert.DoesNotContain("expressionLabel", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_AfterTwo_ShowsTheFirstThenThePhoto()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        string? first = await open.Page.GetAttributeAsync(".compare .after img", "src");
        await open.Page.ClickAsync("#labels button >> text=anger");
        await Assertions.Expect(open.Page.Locator(".past")).ToHaveCountAsync(2);

        await open.Page.ClickAsync("#undo");
        Assert.Equal(first, await open.Page.GetAttributeAsync(".compare .after img", "src"));
        await open.Page.ClickAsync("#undo");

        await Assertions.Expect(open.Page.Locator(".compare")).ToHaveCountAsync(0);
        await open.VisibleAsync("#photo .face-box >> nth=0");
    }

    [Fact]
    public async Task Download_IsAJpegAndAPngOnRequestBothMarked()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        byte[] jpeg = await open.DownloadAsync("#download");
        byte[] png = await open.DownloadAsync("#download-png");

        Assert.Equal([0xFF, 0xD8, 0xFF], jpeg[..3]);
        Assert.Equal("\x89PNG"u8.ToArray()[^3..], png[1..4]);
        Assert.True(jpeg.AsSpan().IndexOf(MachineMade) > 0);
        Assert.True(png.AsSpan().IndexOf(MachineMade) > 0);
    }

    [Theory]
    [InlineData("disgust", true)]
    [InlineData("happiness", false)]
    public async Task Label_Weak_SaysSo(string label, bool isWeak)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        await open.Page.ClickAsync($"#labels button >> text={label}");

        await Assertions.Expect(open.Page.GetByText("weak today")).ToBeVisibleAsync(new() { Visible = isWeak });
    }

    [Fact]
    public async Task Play_OfAChange_StandsStillWhereMotionIsUnwantedAndFollowsTheSlider()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        await open.Page.ClickAsync("#animate");
        await open.VisibleAsync(".player");
        string? last = await open.Page.GetAttributeAsync(".compare .after img", "src");
        await open.Page.FillAsync(".player input", "0");

        await Assertions.Expect(open.Page.Locator(".compare .after img")).Not.ToHaveAttributeAsync("src", last!);
        await Assertions.Expect(open.Page.Locator(".player button >> nth=0")).ToHaveTextAsync("Play");
    }

    [Fact]
    public async Task Photo_Another_TakesAwayWhatWasMadeOfTheLast()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        await open.Page.SetInputFilesAsync("#photo-file", OpenPage.NoPicture);
        await open.VisibleAsync("#error");

        await Assertions.Expect(open.Page.Locator("#result")).ToBeHiddenAsync();
        await Assertions.Expect(open.Page.Locator(".compare, .past")).ToHaveCountAsync(0);
    }

    private static Task<double> SplitAsync(OpenPage open) =>
        open.Page.EvaluateAsync<double>("parseFloat(document.querySelector('.compare').style.getPropertyValue('--split'))");
}
