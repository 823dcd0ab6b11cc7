using System.Collections.Immutable;

namespace TDGan.Api.Requests;

/// <summary>What the body and the query of an endpoint may hold.</summary>
/// <param name="Parts">Names of the multipart parts that are pictures.</param>
/// <param name="Options">Options, as query parameters or form fields.</param>
/// <param name="RawPart">The part that a raw body stands for, or null where only multipart is taken.</param>
internal sealed record UploadForm(ImmutableArray<string> Parts, ImmutableArray<RequestOption> Options, string? RawPart = null)
{
    /// <summary>The content types that are taken.</summary>
    public IEnumerable<string> ContentTypes => RawPart is null ? [MediaTypes.Multipart] : [MediaTypes.Multipart, .. MediaTypes.RawImages];

    /// <summary>Every name that a query parameter or a part may have, for problems.</summary>
    public IEnumerable<string> Names => [.. Parts, .. Options.Select(option => option.Name)];
}
