using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests;

public sealed class PageTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task Upload_DrawnFace_ShowsBoxAndSevenBarsThatSumToOne()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.ReadAsync(OpenPage.DrawnFace(Expression.Happiness));

        Assert.Equal(1, await open.Page.Locator("#photo rect").CountAsync());
        IReadOnlyList<string> numbers = await open.Page.Locator("#faces .number").AllInnerTextsAsync();
        Assert.Equal(ExpressionLabels.Count, numbers.Count);
        Assert.Equal(100, numbers.Sum(number => double.Parse(number.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture)), 1.0);
        Assert.Equal("Found 1 face.", await open.TextAsync("#status"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Upload_FileThatIsNoPicture_SaysSoInWordsAndRecovers()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "text"u8.ToArray() });
        await open.VisibleAsync("#error");

        Assert.Contains("unsupported-image-format", await open.TextAsync("#error"), StringComparison.Ordinal);
        Assert.False(await open.Page.Locator("#transfer-go").IsEnabledAsync());
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));
        Assert.False(await open.Page.Locator("#error").IsVisibleAsync());
    }

    [Fact]
    public async Task Service_Gone_SaysThatItDoesNotAnswer()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.RouteAsync("**/api/v1/expressions", route => route.AbortAsync());

        await open.Page.SetInputFilesAsync("#photo-file", OpenPage.DrawnFace(Expression.Neutral));
        await open.VisibleAsync("#error");

        Assert.Contains("does not answer", await open.TextAsync("#error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Camera_FakeDevice_IsShownTakenAndReleased()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.ClickAsync("#camera-open");
        await open.VisibleAsync("#camera-view");
        await open.Page.WaitForFunctionAsync("document.getElementById('camera-view').videoWidth > 0");
        await open.Page.ClickAsync("#camera-take");
        await Assertions.Expect(open.Page.Locator("#status")).ToContainTextAsync("face", new() { Timeout = 30_000 });

        Assert.False(await open.Page.Locator("#camera").IsVisibleAsync());
        Assert.Null(await open.Page.EvaluateAsync("document.getElementById('camera-view').srcObject"));
        Assert.Contains(open.Requests, url => url.EndsWith("/api/v1/expressions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("original", 128)]
    [InlineData("crop", 64)]
    public async Task Transfer_ByLabel_ShowsBeforeAndAfterAndOffersDownload(string paste, int side)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));

        await open.Page.CheckAsync("#labels input[value=surprise]");
        await open.Page.SelectOptionAsync("#paste", paste);
        await open.Page.ClickAsync("#transfer-go");
        await open.VisibleAsync("#transfer-result");

        Assert.Equal(side, await open.Page.EvaluateAsync<int>("document.querySelector('.compare .after').naturalWidth"));
        await open.Page.FillAsync(".compare-control input", "80");
        Assert.Equal("80%", await open.Page.EvaluateAsync<string>("document.querySelector('.compare').style.getPropertyValue('--split')"));
        Assert.Equal("tdgan.png", await open.Page.GetAttributeAsync("#transfer-result a", "download"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Upload_AnotherPhoto_TakesAwayWhatWasMadeOfTheLast()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));
        await open.Page.ClickAsync("#transfer-go");
        await open.VisibleAsync("#transfer-result");

        await open.Page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "text"u8.ToArray() });
        await open.VisibleAsync("#error");

        Assert.False(await open.Page.Locator("#transfer-result").IsVisibleAsync());
        Assert.Equal("", await open.TextAsync("#transfer-status"));
    }

    [Fact]
    public async Task Transfer_ByPicture_TakesThePictureInsteadOfALabel()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));

        await open.Page.SetInputFilesAsync("#expression-file", OpenPage.DrawnFace(Expression.Surprise));
        Assert.Equal(0, await open.Page.Locator("#labels input:checked").CountAsync());
        await open.Page.ClickAsync("#transfer-go");

        await open.VisibleAsync("#transfer-result");
    }

    [Fact]
    public async Task Play_FromOwnExpression_ShowsFramesThatTheSliderReaches()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));

        await open.Page.ClickAsync("#play-go");
        await open.VisibleAsync("#strip .player");
        await open.Page.FillAsync("#strip input", "0");
        string? first = await open.Page.GetAttributeAsync("#strip img", "src");
        await open.Page.FillAsync("#strip input", "11");

        Assert.StartsWith("data:image/png;base64,", first, StringComparison.Ordinal);
        Assert.NotEqual(first, await open.Page.GetAttributeAsync("#strip img", "src"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Keyboard_TabAndSpace_ReachesEveryControlInOrder()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));
        List<string> reached = [];
        await open.Page.FocusAsync(".skip");
        for (int i = 0; i < 20; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            reached.Add(await open.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.className"));
        }

        string[] expected = ["photo-file", "camera-open", "face", "expression-file", "intensity", "seed", "paste", "transfer-go", "play-go"];
        Assert.Equal(expected, reached.Where(expected.Contains).Distinct());
    }

    [Fact]
    public async Task Page_AllItLoads_ComesFromTheServiceItself()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));

        Assert.All(open.Requests, url => Assert.True(
            url.StartsWith(fixture.Address.AbsoluteUri, StringComparison.Ordinal) || url.StartsWith("blob:" + fixture.Address, StringComparison.Ordinal), url));
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
