using System.Buffers.Binary;
using TDGan.Inference.Images;

namespace TDGan.Inference.Animation;

/// <summary>
/// Writes an animated WebP around frames that were encoded alone (WebP container specification, "Extended File Format"): VP8X, ANIM, an
/// ANMF for each frame, then the XMP packet.
/// </summary>
internal static class WebpAnimation
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const byte AnimationAndXmp = 0x02 | 0x04;
    private const byte DoNotBlend = 0x02;

    /// <param name="frames">WebP files of one picture without alpha, all of the same size.</param>
    /// <param name="width">Pixels, up to 2^24.</param>
    /// <param name="height">Pixels, up to 2^24.</param>
    /// <param name="frameMilliseconds">How long each is shown, up to 2^24 - 1.</param>
    public static byte[] Write(IReadOnlyList<byte[]> frames, int width, int height, int frameMilliseconds)
    {
        using var file = new MemoryStream();
        file.Write("RIFF\0\0\0\0WEBP"u8);
        WriteChunk(file, "VP8X"u8, [AnimationAndXmp, 0, 0, 0, .. UInt24(width - 1), .. UInt24(height - 1)]);

        // Background white, opaque; loop count 0 is for ever.
        WriteChunk(file, "ANIM"u8, [0xFF, 0xFF, 0xFF, 0xFF, 0, 0]);
        foreach (byte[] frame in frames)
        {
            byte[] head =
            [
                .. UInt24(0), .. UInt24(0), .. UInt24(width - 1), .. UInt24(height - 1), .. UInt24(frameMilliseconds), DoNotBlend,
            ];
            WriteChunk(file, "ANMF"u8, [.. head, .. PixelChunks(frame)]);
        }

        WriteChunk(file, "XMP "u8, GeneratedImageMarker.PacketBytes);
        byte[] bytes = file.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }

    /// <summary>The compressed pixels of a file; what else a writer puts about them, such as a colour profile, has no place in a frame.</summary>
    private static byte[] PixelChunks(ReadOnlySpan<byte> frame)
    {
        List<byte> chunks = [];
        for (int at = RiffHeader; at < frame.Length;)
        {
            int length = ChunkHeader + BinaryPrimitives.ReadInt32LittleEndian(frame[(at + 4)..]);
            length += length % 2;
            if (frame[at..].StartsWith("VP8 "u8) || frame[at..].StartsWith("VP8L"u8))
            {
                chunks.AddRange(frame.Slice(at, Math.Min(length, frame.Length - at)));
            }

            at += length;
        }

        return [.. chunks];
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        file.Write(name);
        file.Write(length);
        file.Write(content);
        if (content.Length % 2 == 1)
        {
            file.WriteByte(0);
        }
    }

    private static byte[] UInt24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
