using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>Rules of axe (WCAG 2.2 A and AA, best practices), names, targets, and that nothing is cut off on narrow screens.</summary>
public sealed class AccessibilityTests(PageFixture fixture)
{
    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Page_ReadChangedAndAsCode_HasNoViolationAndNoSidewaysScroll(int width, ColorScheme scheme)
    {
        string name = $"{width}-{scheme}";
        await using OpenPage open = await fixture.OpenAsync(width, scheme);
        await CheckAsync(open, width, name + "-reading");

        await open.ChangeAsync();
        await open.Page.ClickAsync("#all-seven");
        await open.VisibleAsync("#save-strip");
        await CheckAsync(open, width, name + "-change");

        await open.Page.ClickAsync("#tab-code");
        await CheckAsync(open, width, name + "-code");
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Page_WithTableErrorKeyAndCamera_HasNoViolationAndNoSidewaysScroll(int width, ColorScheme scheme)
    {
        await using OpenPage open = await fixture.OpenAsync(width, scheme);
        await open.Page.SetInputFilesAsync("#photo-file", [OpenPage.Sample("face-1.jpg"), OpenPage.NoPicture]);
        await open.VisibleAsync("#many");
        await CheckAsync(open, width, $"{width}-{scheme}-table");

        await open.Page.ClickAsync("#access summary");
        await open.Page.SetInputFilesAsync("#photo-file", OpenPage.NoPicture);
        await open.VisibleAsync("#error");
        await CheckAsync(open, width, $"{width}-{scheme}-error");

        await open.Page.ClickAsync("#tab-live");
        await open.Page.ClickAsync("#live-toggle");
        await open.VisibleAsync("#live-csv");
        await open.Page.ClickAsync("#live-toggle");
        await CheckAsync(open, width, $"{width}-{scheme}-live");

        await open.Page.ClickAsync("#tab-video");
        await CheckAsync(open, width, $"{width}-{scheme}-video");
    }

    [Fact]
    public async Task Controls_InTheAccessibilityTree_AllHaveNames()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();

        string tree = await open.Page.Locator("main").AriaSnapshotAsync();

        Assert.Contains("slider \"Intensity\"", tree, StringComparison.Ordinal);
        Assert.Contains("slider \"Divider between before and after\"", tree, StringComparison.Ordinal);
        Assert.Contains("tab \"Change it\" [selected]", tree, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^\s*- (button|slider|combobox|textbox|link|tab|spinbutton)(:|\s*$)", tree);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Targets_OfEveryControl_AreAtLeast24PixelsWideAndHigh(int width)
    {
        await using OpenPage open = await fixture.OpenAsync(width);
        await open.ChangeAsync();

        string[] small = await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, select, summary, input:not([type=file]), header a')]
              .filter(control => control.checkVisibility({ visibilityProperty: true }))
              .map(control => [control, control.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([control, box]) => `${control.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task Tabs_ByArrowKeys_ChooseAndKeepTheFocus()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.FocusAsync("#tab-photos");

        await open.Page.Keyboard.PressAsync("ArrowRight");

        Assert.Equal("tab-live", await open.Page.EvaluateAsync<string>("document.activeElement.id"));
        await open.VisibleAsync("#mode-live");
        await Assertions.Expect(open.Page.Locator("#mode-photos")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Keyboard_Tab_ReachesWhatMattersInOrder()
    {
        await using OpenPage open = await fixture.OpenAsync();
        List<string> reached = [];
        await open.Page.FocusAsync(".skip");
        for (int i = 0; i < 24; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            reached.Add(await open.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.className"));
        }

        string[] expected = ["tab-photos", "photo-file", "camera-open", "sample", "face-box", "tab-read"];
        Assert.Equal(expected, reached.Where(expected.Contains).Distinct());
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
