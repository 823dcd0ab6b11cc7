using Microsoft.Playwright;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Browser.Tests.Support;

/// <summary>One open page; notes every request and every complaint of the browser.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 30_000 };

    private readonly IBrowserContext _context;

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    /// <summary>Errors and warnings of scripts and of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>A drawn face, 128x128 px, as JPEG.</summary>
    public static FilePayload DrawnFace(Expression expression) =>
        new() { Name = "face.jpg", MimeType = "image/jpeg", Buffer = DrawnFaces.Jpeg(expression) };

    /// <summary>Chooses a photo and waits for its faces.</summary>
    public async Task ReadAsync(FilePayload photo)
    {
        await Page.SetInputFilesAsync("#photo-file", photo);
        await Assertions.Expect(Page.Locator("#result")).ToBeVisibleAsync(Patience);
    }

    public Task VisibleAsync(string selector) => Assertions.Expect(Page.Locator(selector)).ToBeVisibleAsync(Patience);

    public Task<string> TextAsync(string selector) => Page.Locator(selector).InnerTextAsync();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        // The browser itself tells of every reply that is an error; those are the page's to show.
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            Complaints.Add(message.Text);
        }
    }
}
