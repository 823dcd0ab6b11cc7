using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>What a transfer hands out.</summary>
/// <param name="File">The encoded picture.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record TransferPicture(byte[] File, int Width, int Height)
{
    /// <summary>What the recogniser reads of the first face in it, [1, 1, S, S] in [0, 1]; null in a strip, and where nobody asked.</summary>
    public NamedTensor? Face { get; init; }

    /// <summary>What it has less than the photo, or than was asked for.</summary>
    public IReadOnlyList<InferenceWarning> Warnings { get; init; } = [];
}
