using System.Buffers.Binary;

namespace TDGan.Inference.Jpeg;

/// <summary>Walks the marker segments of a JPEG file (T.81, annex B). Not thread-safe.</summary>
/// <param name="file">From SOI on.</param>
internal ref struct JpegSegments(ReadOnlySpan<byte> file)
{
    /// <summary>Start of scan: entropy-coded data follows its segment.</summary>
    public const byte StartOfScan = 0xDA;

    /// <summary>End of image.</summary>
    public const byte EndOfImage = 0xD9;

    private const byte Prefix = 0xFF;

    private readonly ReadOnlySpan<byte> _file = file;
    private int _position = 2;

    /// <summary>The code of the current marker.</summary>
    public byte Marker { get; private set; }

    /// <summary>The current segment without marker and length; empty for a marker that stands alone.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>What follows the current segment.</summary>
    public readonly ReadOnlySpan<byte> Rest => _file[_position..];

    /// <summary>Goes to the next marker; false where the file ends before it, or within its segment.</summary>
    public bool MoveNext()
    {
        int prefix = Rest.IndexOf(Prefix);
        int marker = prefix < 0 ? -1 : Rest[prefix..].IndexOfAnyExcept(Prefix);
        if (marker < 0)
        {
            return false;
        }

        _position += prefix + marker;
        Marker = _file[_position++];
        Content = default;
        if (Marker is >= 0xD0 and <= EndOfImage or <= 1)
        {
            return true;
        }

        if (Rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(Rest) is var length && (length < 2 || length > Rest.Length))
        {
            return false;
        }

        Content = Rest[2..length];
        _position += length;
        return true;
    }

    /// <summary>Steps over entropy-coded data to the marker behind it; false where the file ends before.</summary>
    public bool SkipScan()
    {
        while (Rest.IndexOf(Prefix) is >= 0 and var at && at + 1 < Rest.Length)
        {
            _position += at;
            byte next = Rest[1];
            if (next is not (0 or Prefix or (>= 0xD0 and <= 0xD7)))
            {
                return true;
            }

            _position += next == Prefix ? 1 : 2;
        }

        return false;
    }
}
