using Microsoft.Playwright;

namespace TDGan.Browser.Tests.Support;

/// <summary>The machine's Chromium, headless, with a camera that shows the sample group. Tests are skipped where none is installed.</summary>
internal static class Chromium
{
    /// <summary>Names another browser of the Chromium family.</summary>
    public const string PathVariable = "TDGAN_CHROMIUM";

    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Path of the executable, or null.</summary>
    public static string? Executable { get; } =
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? named : UsualPlaces.FirstOrDefault(File.Exists);

    public static void SkipWhereAbsent() =>
        Assert.SkipWhen(Executable is null, $"No Chromium on this machine: install one or name it in {PathVariable}.");

    /// <param name="playwright">The driver.</param>
    /// <param name="camera">A JPEG as <c>.mjpeg</c>, which the camera shows again and again.</param>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string camera) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Executable,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-video-capture=" + camera,
        ],
    });
}
