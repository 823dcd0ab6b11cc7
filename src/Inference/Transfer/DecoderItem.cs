namespace TDGan.Inference.Transfer;

/// <summary>What the decoder makes one picture of.</summary>
/// <param name="FaceCode">d_f, [C, h, w].</param>
/// <param name="ExpressionCode">d_e, [C, h, w].</param>
/// <param name="Face">The face picture, [1, S, S], for decoders that compose with it.</param>
internal sealed record DecoderItem(ReadOnlyMemory<float> FaceCode, ReadOnlyMemory<float> ExpressionCode, ReadOnlyMemory<float> Face)
{
    /// <summary>How much the wanted expression is of each label, in the order of the labels.</summary>
    public required ReadOnlyMemory<float> Weights { get; init; }

    /// <summary>How the face's motion code changes; empty where the decoder has no motion model.</summary>
    public float[] Motion { get; init; } = [];
}
