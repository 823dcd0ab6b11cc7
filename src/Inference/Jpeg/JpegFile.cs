namespace TDGan.Inference.Jpeg;

/// <summary>
/// What the structure of a JPEG file says without decoding pixels. A decoder shows the coarse scans of a cut progressive file as if nothing
/// lacked, and takes a file without its two last bytes for a cut one; only the scans tell which is which.
/// </summary>
internal sealed class JpegFile
{
    private const byte DefineHuffmanTables = 0xC4;
    private const byte DefineRestartInterval = 0xDD;
    private const int Tables = 4;

    private readonly HuffmanTable?[] _direct = new HuffmanTable?[Tables];
    private readonly HuffmanTable?[] _alternating = new HuffmanTable?[Tables];
    private JpegFrame? _frame;
    private int _restartInterval;

    private JpegFile()
    {
    }

    /// <summary>The frame header, or null where the file has none that is understood here.</summary>
    public static JpegFrame? FindFrame(ReadOnlySpan<byte> file)
    {
        var segments = new JpegSegments(file);
        while (segments.MoveNext() && segments.Marker is not (JpegSegments.StartOfScan or JpegSegments.EndOfImage))
        {
            if (JpegFrame.IsHeader(segments.Marker))
            {
                return JpegFrame.Read(segments.Marker, segments.Content);
            }
        }

        return null;
    }

    /// <summary>How the file ends; scans are only read where it has no EOI.</summary>
    public static JpegEnding FindEnding(ReadOnlySpan<byte> file)
    {
        var segments = new JpegSegments(file);
        while (segments.MoveNext())
        {
            if (segments.Marker == JpegSegments.EndOfImage)
            {
                return JpegEnding.Regular;
            }

            if (segments.Marker == JpegSegments.StartOfScan && !segments.SkipScan())
            {
                return new JpegFile().ReadScans(file);
            }
        }

        return JpegEnding.Cut;
    }

    private JpegEnding ReadScans(ReadOnlySpan<byte> file)
    {
        var segments = new JpegSegments(file);
        while (segments.MoveNext())
        {
            if (segments.Marker != JpegSegments.StartOfScan)
            {
                Note(segments.Marker, segments.Content);
                continue;
            }

            if (_frame is null)
            {
                // Arithmetic or lossless coding: the decoder's to judge.
                return JpegEnding.Regular;
            }

            ReadOnlySpan<byte> data = segments.Rest;
            bool isLast = !segments.SkipScan();
            JpegScan? scan = StartScan(segments.Content, out bool tellsAlternating);
            if (scan is null || ((isLast || (_frame.IsProgressive && tellsAlternating)) && !scan.IsWhole(data)))
            {
                return JpegEnding.Cut;
            }

            if (isLast)
            {
                return Array.TrueForAll(_frame.Components, component => component.IsWhole) ? JpegEnding.WithoutEndMarker : JpegEnding.Cut;
            }
        }

        return JpegEnding.Cut;
    }

    private void Note(byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case DefineHuffmanTables:
                ReadTables(content);
                break;
            case DefineRestartInterval when content.Length >= 2:
                _restartInterval = (content[0] << 8) | content[1];
                break;
            case var _ when JpegFrame.IsHeader(marker):
                _frame = JpegFrame.Read(marker, content);
                break;
        }
    }

    private void ReadTables(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0 && HuffmanTable.Read(content[1..], out int length) is { } table)
        {
            HuffmanTable?[] tables = content[0] >> 4 == 0 ? _direct : _alternating;
            tables[content[0] & (Tables - 1)] = table;
            content = content[(1 + length)..];
        }
    }

    /// <summary>T.81, B.2.3; null where the header fits neither the frame nor itself.</summary>
    private JpegScan? StartScan(ReadOnlySpan<byte> header, out bool tellsAlternating)
    {
        tellsAlternating = false;
        int count = header.IsEmpty ? 0 : header[0];
        if (count is < 1 or > 4 || header.Length < 4 + (2 * count))
        {
            return null;
        }

        var parts = new JpegScanPart[count];
        for (int i = 0; i < count; i++)
        {
            (int id, int tables) = (header[1 + (2 * i)], header[2 + (2 * i)]);
            if (Array.Find(_frame!.Components, component => component.Id == id) is not { } component)
            {
                return null;
            }

            parts[i] = new JpegScanPart(component, _direct[(tables >> 4) & (Tables - 1)], _alternating[tables & (Tables - 1)]);
        }

        ReadOnlySpan<byte> range = header[(1 + (2 * count))..];
        (int first, int last, int high, int low) = _frame!.IsProgressive ? (range[0], range[1], range[2] >> 4, range[2] & 15) : (0, 63, 0, 0);
        if (first > last || last > 63 || (_frame.IsProgressive && first > 0 && count > 1))
        {
            return null;
        }

        Array.ForEach(parts, part => part.Component.Note(first, last, low));
        tellsAlternating = first > 0;
        return new JpegScan(_frame, parts, first, last, high > 0, _restartInterval);
    }
}
