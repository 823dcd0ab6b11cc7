namespace TDGan.Api.Replies;

/// <summary>A problem (RFC 9457).</summary>
internal sealed record ProblemReply
{
    /// <summary>URN of the problem type; stable.</summary>
    public required string Type { get; init; }

    /// <summary>The same words for every occurrence.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What the caller can do.</summary>
    public required string Detail { get; init; }

    /// <summary>Stable code to branch on.</summary>
    public required string Code { get; init; }

    /// <summary>The value of X-Request-Id.</summary>
    public required string RequestId { get; init; }

    /// <summary>W3C trace id, where the request is traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>Name of the option, part or header at fault.</summary>
    public string? Parameter { get; init; }

    /// <summary>What is expected in its place.</summary>
    public string? Expected { get; init; }

    /// <summary>The limit that was broken; the detail names its unit.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that broke the limit.</summary>
    public long? Actual { get; init; }

    /// <summary>Title, parameter and expected in one sentence, for clients of the Open Inference Protocol; only under /v2.</summary>
    public string? Error { get; init; }
}
