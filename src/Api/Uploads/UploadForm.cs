using System.Collections.Immutable;
using TDGan.Api.Http;
using TDGan.Api.RequestOptions;

namespace TDGan.Api.Uploads;

/// <summary>What the body and the query of an endpoint may hold.</summary>
/// <param name="Parts">Names of the parts that are pictures: of multipart, and members of JSON.</param>
/// <param name="Options">Options, as query parameters, form fields, or members of <c>options</c> in JSON.</param>
/// <param name="RawPart">The part that a raw body stands for, or null where none is taken.</param>
/// <param name="RepeatedPart">The part that may come several times, or null; in JSON an array with an s at the end of its name.</param>
internal sealed record UploadForm(
    ImmutableArray<string> Parts, ImmutableArray<RequestOption> Options, string? RawPart = null, string? RepeatedPart = null)
{
    /// <summary>Name of the JSON member with the options.</summary>
    public const string OptionsMember = "options";

    /// <summary>The content types that are taken.</summary>
    public IEnumerable<string> ContentTypes => RawPart is null
        ? [MediaTypes.Multipart, MediaTypes.Json]
        : [MediaTypes.Multipart, MediaTypes.Json, .. MediaTypes.RawImages];

    /// <summary>Every name that a query parameter or a part may have, for problems.</summary>
    public IEnumerable<string> Names => [.. Parts, .. Options.Select(option => option.Name)];

    /// <summary>Every member that JSON may have.</summary>
    public IEnumerable<string> Members => [.. Parts.Select(MemberOf), OptionsMember];

    /// <summary>The JSON member of a part.</summary>
    public string MemberOf(string part) => part == RepeatedPart ? part + "s" : part;

    /// <summary>The option that names a label in place of that part, or null.</summary>
    public RequestOption? LabelOptionOf(string part) => Options.FirstOrDefault(option => option.Name == part + "Label");
}
