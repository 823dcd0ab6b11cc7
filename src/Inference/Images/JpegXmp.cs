using System.Buffers.Binary;

namespace TDGan.Inference.Images;

/// <summary>XMP in a JPEG: a segment APP1 with the XMP name, after the JFIF segment that must come first.</summary>
internal static class JpegXmp
{
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;

    public static byte[] Insert(ReadOnlySpan<byte> jpeg, ReadOnlySpan<byte> packet)
    {
        ReadOnlySpan<byte> name = "http://ns.adobe.com/xap/1.0/\0"u8;
        Span<byte> head = [0xFF, App1, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], checked((ushort)(2 + name.Length + packet.Length)));
        int at = jpeg[3] == App0 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[4..]) : 2;
        return [.. jpeg[..at], .. head, .. name, .. packet, .. jpeg[at..]];
    }
}
