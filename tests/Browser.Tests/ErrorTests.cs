using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests;

/// <summary>Failures in words, and the way on from there.</summary>
public sealed class ErrorTests(PageFixture fixture)
{
    private const string Readings = "**/api/v1/expressions";

    [Fact]
    public async Task Upload_FileThatIsNoPicture_SaysSoInWordsAndRecovers()
    {
        await using OpenPage open = await fixture.OpenAsync();

        await open.Page.SetInputFilesAsync("#photo-file", OpenPage.NoPicture);
        await open.VisibleAsync("#error");

        await Assertions.Expect(open.Page.Locator("#error")).ToContainTextAsync("no picture that can be read");
        await Assertions.Expect(open.Page.Locator("#error")).ToContainTextAsync("unsupported-image-format");
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));
        await Assertions.Expect(open.Page.Locator("#error")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Service_Gone_SaysSoAndTriesAgainOnRequest()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.RouteAsync(Readings, route => route.AbortAsync());
        await open.Page.SetInputFilesAsync("#photo-file", OpenPage.DrawnFace(Expression.Neutral));
        await open.VisibleAsync("#error");
        await Assertions.Expect(open.Page.Locator("#error")).ToContainTextAsync("does not answer");

        await open.Page.UnrouteAsync(Readings);
        await open.Page.ClickAsync("#error .again");

        await Assertions.Expect(open.Page.Locator("#status")).ToHaveTextAsync("Found 1 face.");
        await Assertions.Expect(open.Page.Locator("#error")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Service_Busy_CountsDownBeforeItMayBeTriedAgain()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.RouteAsync(Readings, route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/problem+json",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "2" },
            Body = """{"title":"Overloaded.","code":"overloaded"}""",
        }));
        await open.Page.SetInputFilesAsync("#photo-file", OpenPage.DrawnFace(Expression.Neutral));
        ILocator again = open.Page.Locator("#error .again");

        await Assertions.Expect(again).ToHaveTextAsync("Try again in 2 s");
        await Assertions.Expect(again).ToBeDisabledAsync();
        await Assertions.Expect(again).ToHaveTextAsync("Try again in 1 s");
        await Assertions.Expect(again).ToHaveTextAsync("Try again");
        await open.Page.UnrouteAsync(Readings);
        await again.ClickAsync();

        await Assertions.Expect(open.Page.Locator("#status")).ToHaveTextAsync("Found 1 face.");
    }

    [Fact]
    public async Task Change_Refused_IsToldBesideItsControls()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.RouteAsync("**/api/v1/transfers", route => route.FulfillAsync(new()
        {
            Status = 422,
            ContentType = "application/problem+json",
            Body = """{"title":"No face.","code":"no-face-detected"}""",
        }));

        await open.Page.ClickAsync("#tab-change");
        await open.VisibleAsync("#change-error");

        await Assertions.Expect(open.Page.Locator("#change-error")).ToContainTextAsync("No face was found in the picture.");
    }
}
