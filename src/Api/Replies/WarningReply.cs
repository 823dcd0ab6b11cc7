using TDGan.Inference.Requests;

namespace TDGan.Api.Replies;

/// <summary>Something that makes the answer less reliable without making it wrong.</summary>
internal sealed record WarningReply
{
    /// <summary>Stable snake_case code.</summary>
    public required string Code { get; init; }

    /// <summary>The face it is about; absent where it is about the whole picture.</summary>
    public int? FaceIndex { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Message { get; init; }

    public static WarningReply From(InferenceWarning warning) =>
        new() { Code = warning.Code, FaceIndex = warning.FaceIndex, Message = warning.Message };
}
