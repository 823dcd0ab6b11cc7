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

    /// <summary>A file that is no picture.</summary>
    public static FilePayload NoPicture => new() { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "text"u8.ToArray() };

    /// <summary>Where a sample picture of the page lies.</summary>
    public static string SamplePath(string name) => Path.Combine(AppContext.BaseDirectory, "wwwroot", "samples", name);

    /// <summary>A sample picture of the page, as a file that is chosen.</summary>
    public static FilePayload Sample(string name) => new() { Name = name, MimeType = "image/jpeg", Buffer = File.ReadAllBytes(SamplePath(name)) };

    /// <summary>Chooses a photo and waits for its reading: one face.</summary>
    public async Task ReadAsync(FilePayload photo)
    {
        await Page.SetInputFilesAsync("#photo-file", photo);
        await Assertions.Expect(Page.Locator("#status")).ToHaveTextAsync("Found 1 face.", new() { Timeout = 30_000 });
    }

    /// <summary>Turns to the change and waits for its first picture.</summary>
    public async Task ChangeAsync()
    {
        await Page.ClickAsync("#tab-change");
        await VisibleAsync(".compare .after img");
        await QuietAsync();
    }

    /// <summary>Waits until no change is being made.</summary>
    public Task QuietAsync() => Assertions.Expect(Page.Locator("#change-status")).ToHaveTextAsync("", new() { Timeout = 30_000 });

    /// <summary>What a click on a control gives to the person.</summary>
    public async Task<byte[]> DownloadAsync(string selector)
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync(selector));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Notes what the page sends in one field of its forms from now on; <see cref="SentAsync"/> tells it.</summary>
    public Task NoteAsync(string field) => Page.EvaluateAsync(
        """
        field => {
          window.sent = [];
          const send = window.fetch;
          window.fetch = (address, init) => {
            const value = init?.body instanceof FormData ? init.body.get(field) : null;
            window.sent.push(value instanceof File ? value.name : value);
            return send(address, init);
          };
        }
        """,
        field);

    /// <summary>The values of that field, a file by its name, null where a form was without.</summary>
    public Task<string?[]> SentAsync() => Page.EvaluateAsync<string?[]>("window.sent");

    /// <summary>Waits for a condition of the page; its policy forbids the evaluation that Playwright's own waiting needs.</summary>
    public async Task UntilAsync(string condition)
    {
        DateTime end = DateTime.UtcNow.AddSeconds(30);
        while (!await Page.EvaluateAsync<bool>(condition))
        {
            Assert.True(DateTime.UtcNow < end, condition);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
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
