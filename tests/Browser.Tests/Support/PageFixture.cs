using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using TDGan.Inference.Expressions;

namespace TDGan.Browser.Tests.Support;

/// <summary>The service with the shipped models on a free port, and one browser; a test takes a page of its own.</summary>
public class PageFixture : IAsyncLifetime
{
    private readonly string[] _settings;
    private WebApplication? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _camera;

    public PageFixture() => _settings = [];

    /// <param name="settings">More of the command line, as <c>--section:name=value</c>.</param>
    protected PageFixture(params string[] settings) => _settings = settings;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Executable is null)
        {
            return;
        }

        WebApplicationBuilder builder = Api.Program.CreateBuilder(
            ["--urls=http://127.0.0.1:0", "--TDGan:Shutdown:ReadinessNotice=00:00:00", .. _settings]);
        builder.Logging.ClearProviders();
        _service = Api.Program.Build(builder);
        await _service.StartAsync();
        Address = new Uri(_service.Urls.Single());
        _playwright = await Playwright.CreateAsync();
        _camera = Path.Combine(Path.GetTempPath(), $"tdgan-camera-{Guid.NewGuid():N}.mjpeg");
        File.Copy(OpenPage.SamplePath("group.jpg"), _camera);
        _browser = await Chromium.LaunchAsync(_playwright, _camera);
    }

    /// <summary>A page in a context of its own, at the root of the service, with the reading of the first sample.</summary>
    /// <param name="width">Of the window in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="locale">The browser's language.</param>
    /// <param name="isRead">Whether to wait for that reading: not where the service wants a key first.</param>
    internal async Task<OpenPage> OpenAsync(
        int width = 1280, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB", bool isRead = true)
    {
        Chromium.SkipWhereAbsent();
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = scheme,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Permissions = ["camera", "clipboard-read", "clipboard-write"],
        });
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(Address.AbsoluteUri);
        if (isRead)
        {
            await page.VisibleAsync("#result");
            await Assertions.Expect(page.Page.Locator("#labels button")).ToHaveCountAsync(ExpressionLabels.Count);
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (_camera is not null)
        {
            File.Delete(_camera);
        }

        GC.SuppressFinalize(this);
    }
}
