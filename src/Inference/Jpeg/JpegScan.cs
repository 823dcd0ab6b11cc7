namespace TDGan.Inference.Jpeg;

/// <summary>
/// One scan of a Huffman-coded JPEG, read only as far as to tell whether all of its blocks are there: coefficients are stepped over, and of
/// progressive files it is kept which are not zero, because the length of a refinement depends on it (T.81, F.2 and G.2).
/// </summary>
/// <param name="frame">Of the file.</param>
/// <param name="parts">Components of the scan with their tables.</param>
/// <param name="first">First coefficient, 0-63.</param>
/// <param name="last">Last coefficient, 0-63.</param>
/// <param name="isRefinement">Whether it tells one more bit of coefficients.</param>
/// <param name="restartInterval">Units between restart markers; 0 for none.</param>
internal sealed class JpegScan(
    JpegFrame frame, JpegScanPart[] parts, int first, int last, bool isRefinement, int restartInterval)
{
    private int _blocksToSkip;

    /// <summary>Reads the scan.</summary>
    /// <param name="data">Its entropy-coded data, and whatever follows.</param>
    /// <returns>Whether every block is there.</returns>
    public bool IsWhole(ReadOnlySpan<byte> data)
    {
        var bits = new JpegBits(data);
        JpegComponent alone = parts[0].Component;
        long units = parts.Length > 1 ? frame.Units : (long)alone.Columns * alone.Rows;
        for (long unit = 0; unit < units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0)
            {
                _blocksToSkip = 0;
                if (!bits.Restart())
                {
                    return false;
                }
            }

            if (!ReadUnit(ref bits, unit) || bits.HasEnded)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadUnit(ref JpegBits bits, long unit)
    {
        if (parts.Length == 1)
        {
            return ReadBlock(ref bits, parts[0], unit);
        }

        foreach (JpegScanPart part in parts)
        {
            for (int block = 0; block < part.Component.Horizontal * part.Component.Vertical; block++)
            {
                if (!ReadBlock(ref bits, part, block))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool ReadBlock(ref JpegBits bits, JpegScanPart part, long block)
    {
        if (!frame.IsProgressive)
        {
            return ReadDirect(ref bits, part) && ReadSequential(ref bits, part);
        }

        if (first == 0)
        {
            return isRefinement ? bits.Read() >= 0 : ReadDirect(ref bits, part);
        }

        ref ulong nonZero = ref part.Component.NonZero[block];
        return isRefinement ? Refine(ref bits, part, ref nonZero) : ReadFirst(ref bits, part, ref nonZero);
    }

    private static bool ReadDirect(ref JpegBits bits, JpegScanPart part)
    {
        int length = part.Direct?.Decode(ref bits) ?? -1;
        bits.Read(Math.Max(0, length));
        return length is >= 0 and <= 16;
    }

    private static bool ReadSequential(ref JpegBits bits, JpegScanPart part)
    {
        for (int k = 1; k < 64; k++)
        {
            int symbol = part.Alternating?.Decode(ref bits) ?? -1;
            (int run, int length) = (symbol >> 4, symbol & 15);
            if (symbol < 0 || (length == 0 && run < 15))
            {
                return symbol >= 0;
            }

            bits.Read(length);
            k += run;
        }

        return true;
    }

    private bool ReadFirst(ref JpegBits bits, JpegScanPart part, ref ulong nonZero)
    {
        if (_blocksToSkip > 0)
        {
            _blocksToSkip--;
            return true;
        }

        for (int k = first; k <= last; k++)
        {
            int symbol = part.Alternating?.Decode(ref bits) ?? -1;
            (int run, int length) = (symbol >> 4, symbol & 15);
            if (symbol < 0)
            {
                return false;
            }

            if (length == 0 && run < 15)
            {
                _blocksToSkip = (1 << run) + bits.Read(run) - 1;
                return true;
            }

            bits.Read(length);
            k += run;
            nonZero |= length > 0 && k <= last ? 1UL << k : 0;
        }

        return true;
    }

    private bool Refine(ref JpegBits bits, JpegScanPart part, ref ulong nonZero)
    {
        int k = first;
        for (; _blocksToSkip == 0 && k <= last; k++)
        {
            int symbol = part.Alternating?.Decode(ref bits) ?? -1;
            (int run, int length) = (symbol >> 4, symbol & 15);
            if (symbol < 0 || length > 1)
            {
                return false;
            }

            if (length == 0 && run < 15)
            {
                _blocksToSkip = (1 << run) + bits.Read(run);
                break;
            }

            bits.Read(length);
            k = Correct(ref bits, nonZero, k, run);
            nonZero |= length > 0 && k <= last ? 1UL << k : 0;
        }

        if (_blocksToSkip > 0)
        {
            Correct(ref bits, nonZero, k, run: int.MaxValue);
            _blocksToSkip--;
        }

        return true;
    }

    /// <summary>Steps over a run of zeros; each coefficient between that is not zero has a bit of correction.</summary>
    /// <returns>The coefficient after the run.</returns>
    private int Correct(ref JpegBits bits, ulong nonZero, int k, int run)
    {
        for (; k <= last; k++)
        {
            if ((nonZero >> k & 1) == 1)
            {
                bits.Read();
            }
            else if (--run < 0)
            {
                break;
            }
        }

        return k;
    }
}
