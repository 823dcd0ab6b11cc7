using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace TDGan.Browser.Tests.Support;

/// <summary>The service with the shipped models on a free port, and one browser; a test takes a page of its own.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    private WebApplication? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Executable is null)
        {
            return;
        }

        WebApplicationBuilder builder = Api.Program.CreateBuilder(["--urls=http://127.0.0.1:0", "--TDGan:Shutdown:ReadinessNotice=00:00:00"]);
        builder.Logging.ClearProviders();
        _service = Api.Program.Build(builder);
        await _service.StartAsync();
        Address = new Uri(_service.Urls.Single());
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A page in a context of its own, at the root of the service.</summary>
    /// <param name="width">Of the window in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    internal async Task<OpenPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Chromium.SkipWhereAbsent();
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Permissions = ["camera"],
        });
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(Address.AbsoluteUri);
        await Assertions.Expect(page.Page.Locator("#labels input")).ToHaveCountAsync(7);
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
    }
}
