using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests;

/// <summary>Rules of axe (WCAG 2.2 A and AA, best practices), and that nothing is cut off on narrow screens.</summary>
public sealed class AccessibilityTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Page_EmptyAndWithResults_HasNoViolationAndNoSidewaysScroll(int width, ColorScheme scheme)
    {
        string name = $"{width}-{scheme}";
        await using OpenPage open = await fixture.OpenAsync(width, scheme);
        await CheckAsync(open, width, name + "-empty");

        await open.ReadAsync(OpenPage.DrawnFace(Expression.Happiness));
        await open.Page.ClickAsync("#transfer-go");
        await open.VisibleAsync("#transfer-result");
        await CheckAsync(open, width, name);
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
        await CheckAsync(open, width, $"{width}-{scheme}-frames");

        await open.Page.ClickAsync("#access summary");
        await open.Page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "text"u8.ToArray() });
        await open.VisibleAsync("#error");
        await CheckAsync(open, width, $"{width}-{scheme}-error");
    }

    private static async Task CheckAsync(OpenPage open, int width, string name)
    {
        AxeResult result = await open.Page.RunAxe();
        await LookedAt.SaveAsync(open.Page, name);
        await LookedAt.SaveAsync(result, name);

        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.True(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }
}
