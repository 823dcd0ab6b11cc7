using System.Collections.Immutable;
using TDGan.Api.Errors;
using TDGan.Api.Uploads;

namespace TDGan.Api.OpenApi;

/// <summary>
/// What the document says of an endpoint. Endpoints carry it as metadata, so that the contract lives beside the code that keeps it.
/// </summary>
internal sealed record EndpointDocumentation
{
    /// <summary>Group in the document.</summary>
    public required string Tag { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>What is read from body and query, or null for endpoints that read neither.</summary>
    public UploadForm? Form { get; init; }

    /// <summary>Media types of a body that is no form; empty for endpoints that read a form or nothing.</summary>
    public ImmutableArray<ReplyDocumentation> Bodies { get; init; } = [];

    /// <summary>Headers that are read besides those of every endpoint, by name, with their meaning.</summary>
    public ImmutableArray<(string Name, string Meaning)> RequestHeaders { get; init; } = [];

    /// <summary>Parts of <see cref="Form"/> that must be there.</summary>
    public ImmutableArray<string> RequiredParts { get; init; } = [];

    /// <summary>Bodies as multipart, by name: part or option to value.</summary>
    public ImmutableArray<DocumentationExample> RequestExamples { get; init; } = [];

    /// <summary>Bodies as JSON.</summary>
    public ImmutableArray<DocumentationExample> JsonExamples { get; init; } = [];

    /// <summary>What success looks like, best first.</summary>
    public required ImmutableArray<ReplyDocumentation> Replies { get; init; }

    /// <summary>Headers of a success, by name, with their meaning.</summary>
    public ImmutableArray<(string Name, string Meaning)> ReplyHeaders { get; init; } = [];

    /// <summary>Problems that this endpoint answers with.</summary>
    public required ImmutableArray<ErrorDefinition> Errors { get; init; }
}
