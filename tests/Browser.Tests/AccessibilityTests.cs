using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests;

/// <summary>Rules of axe (WCAG 2.2 A and AA, best practices), and that nothing is cut off on narrow screens.</summary>
public sealed class AccessibilityTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    /// <summary>Names a folder that gets the screenshots, for people to look at.</summary>
    private const string ScreenshotsVariable = "TDGAN_SCREENSHOTS";

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Page_EmptyAndWithResults_HasNoViolationAndNoSidewaysScroll(int width, ColorScheme scheme)
    {
        await using OpenPage open = await fixture.OpenAsync(width, scheme);
        await CheckAsync(open, width);

        await open.ReadAsync(OpenPage.DrawnFace(Expression.Happiness));
        await open.Page.ClickAsync("#transfer-go");
        await open.VisibleAsync("#transfer-result");
        await CheckAsync(open, width);
        await SaveScreenshotAsync(open.Page, $"{width}-{scheme}.png");
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Page_WithFramesAnErrorAndTheFieldForAKey_HasNoViolationAndNoSidewaysScroll(int width, ColorScheme scheme)
    {
        await using OpenPage open = await fixture.OpenAsync(width, scheme);
        await open.ReadAsync(OpenPage.DrawnFace(Expression.Neutral));
        await open.Page.ClickAsync("#play-go");
        await open.VisibleAsync("#strip .player");
        await CheckAsync(open, width);
        await SaveScreenshotAsync(open.Page, $"{width}-{scheme}-frames.png");

        await open.Page.ClickAsync("#access summary");
        await open.Page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "text"u8.ToArray() });
        await open.VisibleAsync("#error");
        await CheckAsync(open, width);
        await SaveScreenshotAsync(open.Page, $"{width}-{scheme}-error.png");
    }

    private static async Task CheckAsync(OpenPage open, int width)
    {
        AxeResult result = await open.Page.RunAxe();

        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.True(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    private static async Task SaveScreenshotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(ScreenshotsVariable) is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
            if (await page.Locator("#result").IsVisibleAsync())
            {
                await page.Locator("#result").ScreenshotAsync(new() { Path = Path.Combine(folder, "result-" + name) });
            }
        }
    }
}
