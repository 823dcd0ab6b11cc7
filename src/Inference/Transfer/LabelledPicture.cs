using TDGan.Inference.Expressions;

namespace TDGan.Inference.Transfer;

/// <summary>One picture of a transfer to all labels.</summary>
/// <param name="Label">What it was to show.</param>
/// <param name="Image">The encoded picture.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record LabelledPicture(Expression Label, ReadOnlyMemory<byte> Image, int Width, int Height)
{
    /// <summary>What the recogniser reads in it; null unless asked for.</summary>
    public TransferVerification? Verification { get; init; }
}
