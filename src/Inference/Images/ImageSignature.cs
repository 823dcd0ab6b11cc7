namespace TDGan.Inference.Images;

/// <summary>Tells the five formats that are read by their first bytes. Skia knows more; those stay closed.</summary>
internal static class ImageSignature
{
    /// <summary>The lower-case format name, or null.</summary>
    public static string? Read(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "gif",
        [(byte)'B', (byte)'M', ..] => ReadBitmap(file),
        _ => null,
    };

    // Two letters alone would let text through: the size of the second header must be one of those in use.
    private static string? ReadBitmap(ReadOnlySpan<byte> file) =>
        file.Length > 17 && file[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 && file[15..18] is [0, 0, 0] ? "bmp" : null;
}
