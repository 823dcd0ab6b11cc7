using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace TDGan.Inference.Images;

/// <summary>
/// EXIF in a PNG: the chunk eXIf (PNG, third edition, 11.3.3.4), or what was in use before it, a text with the keyword
/// <c>Raw profile type exif</c> or <c>APP1</c> and the block in hexadecimal digits, compressed or not.
/// </summary>
internal static class PngExif
{
    private const int Signature = 8;
    private const int ChunkFrame = 12;
    private const int LongestProfile = 1024 * 1024;

    /// <summary>1-8, or null where the file says nothing.</summary>
    public static int? ReadOrientation(ReadOnlySpan<byte> png)
    {
        ReadOnlySpan<byte> rest = png[Math.Min(Signature, png.Length)..];
        int? fromText = null;
        while (rest.Length >= ChunkFrame && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - ChunkFrame)
        {
            ReadOnlySpan<byte> type = rest[4..8];
            ReadOnlySpan<byte> content = rest.Slice(8, (int)length);
            if (type.SequenceEqual("eXIf"u8) && ExifTag.ReadOrientation(content) is { } orientation)
            {
                return orientation;
            }

            fromText ??= ReadText(type, content) is { } text ? ReadProfile(text) : null;
            rest = rest[(ChunkFrame + (int)length)..];
        }

        return fromText;
    }

    /// <summary>The text of a chunk with a raw EXIF profile, or null.</summary>
    private static byte[]? ReadText(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        int keyword = content.IndexOf((byte)0);
        if (keyword < 0 || !IsProfile(content[..keyword]))
        {
            return null;
        }

        ReadOnlySpan<byte> text = content[(keyword + 1)..];
        if (type.SequenceEqual("tEXt"u8))
        {
            return text.ToArray();
        }

        if (type.SequenceEqual("zTXt"u8))
        {
            return text.IsEmpty ? null : Inflate(text[1..]);
        }

        return type.SequenceEqual("iTXt"u8) ? ReadInternational(text) : null;
    }

    private static bool IsProfile(ReadOnlySpan<byte> keyword) =>
        keyword.SequenceEqual("Raw profile type exif"u8) || keyword.SequenceEqual("Raw profile type APP1"u8)
        || keyword.SequenceEqual("Raw profile type EXIF"u8);

    // Whether compressed, method, language and translated keyword, each of the last two with a zero after it.
    private static byte[]? ReadInternational(ReadOnlySpan<byte> text)
    {
        int language = text.Length < 2 ? -1 : text[2..].IndexOf((byte)0);
        int translated = language < 0 ? -1 : text[(3 + language)..].IndexOf((byte)0);
        if (translated < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> value = text[(4 + language + translated)..];
        return text[0] == 0 ? value.ToArray() : Inflate(value);
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        byte[] text = new byte[LongestProfile];
        try
        {
            return text[..zlib.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            // A damaged text says nothing of the pixels; whether those are damaged is told by the decoder.
            return null;
        }
    }

    /// <summary>A line with the name, a line with the length, then hexadecimal digits with line breaks between.</summary>
    private static int? ReadProfile(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> lines = text.TrimStart("\n\r "u8);
        int name = lines.IndexOf((byte)'\n');
        ReadOnlySpan<byte> length = name < 0 ? default : lines[(name + 1)..].TrimStart((byte)' ');
        int digits = length.IndexOf((byte)'\n');
        if (digits < 0 || !int.TryParse(length[..digits].Trim("\r "u8), NumberStyles.None, CultureInfo.InvariantCulture, out int bytes)
            || bytes > LongestProfile)
        {
            return null;
        }

        byte[] block = new byte[bytes];
        return ReadHexadecimal(length[(digits + 1)..], block) ? ExifTag.ReadOrientation(block) : null;
    }

    private static bool ReadHexadecimal(ReadOnlySpan<byte> text, Span<byte> block)
    {
        int digit = 0;
        foreach (byte character in text)
        {
            if (!char.IsAsciiHexDigit((char)character))
            {
                continue;
            }

            if (digit >= 2 * block.Length)
            {
                break;
            }

            block[digit / 2] = (byte)((block[digit / 2] << 4) | Convert.FromHexString($"0{(char)character}")[0]);
            digit++;
        }

        return digit == 2 * block.Length;
    }
}
