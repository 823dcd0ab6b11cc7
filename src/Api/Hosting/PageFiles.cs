using Microsoft.Extensions.FileProviders;

namespace TDGan.Api.Hosting;

/// <summary>The web page at <c>/</c>: the files of <c>wwwroot</c> beside the executable, wherever the service was started from.</summary>
internal static class PageFiles
{
    /// <summary>
    /// Content-Security-Policy of the page (W3C CSP Level 3): its own scripts and styles, pictures that it made itself, nothing from elsewhere.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private const string Folder = "wwwroot";

    public static void UsePageFiles(this WebApplication app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, Folder));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = context => SetHeaders(context.Context.Response.Headers) });
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        // Validated by ETag each time, so that a page of yesterday never meets a service of today.
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = Policy;
    }
}
