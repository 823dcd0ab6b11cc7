namespace TDGan.Inference.Transfer;

/// <summary>What a transfer hands out.</summary>
/// <param name="File">The encoded picture.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record TransferPicture(byte[] File, int Width, int Height);
