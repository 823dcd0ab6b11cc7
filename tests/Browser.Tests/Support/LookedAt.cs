using System.Text;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace TDGan.Browser.Tests.Support;

/// <summary>
/// What people look at after a run: screenshots, and what axe found. Goes to the folder that <c>TDGAN_SCREENSHOTS</c> names, nowhere where it names
/// none.
/// </summary>
internal static class LookedAt
{
    private const string FolderVariable = "TDGAN_SCREENSHOTS";

    private static string? Folder => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>The whole page, and its results alone where it shows any.</summary>
    public static async Task SaveAsync(IPage page, string name)
    {
        if (Folder is not { } folder)
        {
            return;
        }

        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        if (await page.Locator("#result").IsVisibleAsync())
        {
            await page.Locator("#result").ScreenshotAsync(new() { Path = Path.Combine(folder, $"result-{name}.png") });
        }
    }

    /// <summary>The rules that passed, failed, or need a person's eye, as <c>axe-NAME.md</c>.</summary>
    public static async Task SaveAsync(AxeResult result, string name)
    {
        if (Folder is { } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"axe-{name}.md"), Report(result, name));
        }
    }

    private static string Report(AxeResult result, string name)
    {
        var report = new StringBuilder($"# axe on {name}\n");
        Append(report, "violations", result.Violations);
        Append(report, "to be looked at by a person", result.Incomplete);
        Append(report, "passed", result.Passes);
        return report.ToString();
    }

    private static void Append(StringBuilder report, string heading, AxeResultItem[] items)
    {
        report.Append($"\n## {items.Length} {heading}\n\n");
        foreach (AxeResultItem item in items)
        {
            report.Append($"- `{item.Id}` ({item.Nodes.Length}): {item.Help}\n");
        }
    }
}
