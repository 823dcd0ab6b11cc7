using System.Diagnostics;
using Microsoft.Playwright;
using SkiaSharp;
using TDGan.Browser.Tests.Support;

namespace TDGan.Browser.Tests;

/// <summary>The code that the page shows, run as it stands there.</summary>
public sealed class CodeTests(PageFixture fixture)
{
    [Theory]
    [InlineData("curl", "bash", "call.sh")]
    [InlineData("JavaScript", "node", "call.mjs")]
    public async Task Reading_RunAsCopied_TellsTheFaces(string language, string program, string file)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.ClickAsync("#tab-code");

        string told = await RunAsync(await CopyAsync(open, language), program, file);

        Assert.Contains("happiness", told, StringComparison.Ordinal);
        Assert.Contains("neutral", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl", "bash", "call.sh")]
    [InlineData("JavaScript", "node", "call.mjs")]
    public async Task Change_RunAsCopied_WritesThePictureWithThePresentSettings(string language, string program, string file)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.ChangeAsync();
        await open.Page.ClickAsync("#labels button >> text=anger");
        await open.QuietAsync();
        await open.Page.ClickAsync("#tab-code");
        string code = await CopyAsync(open, language);

        using var folder = new Folder();
        await RunAsync(code, program, file, folder.Path);

        Assert.Contains("anger", code, StringComparison.Ordinal);
        using SKBitmap changed = SKBitmap.Decode(Path.Combine(folder.Path, "changed.jpg"));
        Assert.Equal((900, 540), (changed.Width, changed.Height));
    }

    [Theory]
    [InlineData("Python", "requests.post(", "timeout=30")]
    [InlineData("C#", "MultipartFormDataContent", "EnsureSuccessStatusCode")]
    public async Task Other_Languages_NameTheAddressAndTheFile(string language, string call, string ending)
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.ClickAsync("#tab-code");

        string code = await CopyAsync(open, language);

        Assert.All([call, ending, $"{fixture.Address}api/v1/expressions", "\"group.jpg\""], part => Assert.Contains(part, code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task QuickStart_ItsThreeSteps_RunInTheirOrder()
    {
        await using OpenPage open = await fixture.OpenAsync();
        await open.Page.ClickAsync("nav a[href='quick-start.html']");
        await Assertions.Expect(open.Page.Locator("#start-change")).ToContainTextAsync(fixture.Address.AbsoluteUri);
        string steps = string.Join('\n', await open.Page.Locator("pre code").AllInnerTextsAsync());

        using var folder = new Folder(isEmpty: true);
        string told = await RunAsync(steps, "bash", "start.sh", folder.Path);

        Assert.Contains("\"faces\":[", told, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "changed.jpg")));
    }

    private static async Task<string> CopyAsync(OpenPage open, string language)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { Name = language, Exact = true }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await open.Page.GetByText("Copied.").WaitForAsync();
        return await open.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
    }

    private static async Task<string> RunAsync(string code, string program, string file)
    {
        using var folder = new Folder();
        return await RunAsync(code, program, file, folder.Path);
    }

    private static async Task<string> RunAsync(string code, string program, string file, string folder)
    {
        Assert.SkipWhen(!IsInstalled(program) || !IsInstalled("curl"), $"{program} or curl is not installed.");
        await File.WriteAllTextAsync(Path.Combine(folder, file), code, TestContext.Current.CancellationToken);
        using Process process = Process.Start(new ProcessStartInfo(program, file)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, told + await errors);
        return told;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, program)));

    /// <summary>A folder with the sample group in it, as the page asks for.</summary>
    private sealed class Folder : IDisposable
    {
        public Folder(bool isEmpty = false)
        {
            if (!isEmpty)
            {
                File.Copy(OpenPage.SamplePath("group.jpg"), System.IO.Path.Combine(Path, "group.jpg"));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("tdgan-code-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
