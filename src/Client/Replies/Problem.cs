namespace TDGan.Client.Replies;

/// <summary>A problem of the service (RFC 9457).</summary>
/// <param name="Code">Stable code to branch on.</param>
/// <param name="Title">The same words for every occurrence.</param>
/// <param name="Detail">What the caller can do.</param>
/// <param name="Type">URN of the type.</param>
/// <param name="RequestId">Id to name when reporting it.</param>
/// <param name="TraceId">W3C trace id.</param>
/// <param name="Parameter">Option, part or header at fault.</param>
/// <param name="Expected">What it takes.</param>
/// <param name="Limit">The limit that was broken; the detail names its unit.</param>
/// <param name="Actual">The value that broke it.</param>
public sealed record Problem(
    string Code,
    string Title,
    string? Detail = null,
    string? Type = null,
    string? RequestId = null,
    string? TraceId = null,
    string? Parameter = null,
    string? Expected = null,
    long? Limit = null,
    long? Actual = null);
