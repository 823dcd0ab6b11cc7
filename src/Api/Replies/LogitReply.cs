using TDGan.Inference.Expressions;

namespace TDGan.Api.Replies;

/// <summary>A label with its logit, before the temperature and the softmax.</summary>
internal sealed record LogitReply
{
    /// <summary>The label of the apparent expression.</summary>
    public required Expression Label { get; init; }

    /// <summary>The logit.</summary>
    public required float Value { get; init; }
}
