namespace TDGan.Inference.Jpeg;

/// <summary>The bits of entropy-coded data, stuffed zeros left out (T.81, B.1.1.5). Not thread-safe.</summary>
/// <param name="data">From the first byte after a scan header.</param>
internal ref struct JpegBits(ReadOnlySpan<byte> data)
{
    private const byte MarkerPrefix = 0xFF;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;
    private int _byte;
    private int _left;

    /// <summary>Whether more bits were asked for than there are.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The next bit; 0 after the end.</summary>
    public int Read()
    {
        if (_left == 0 && !Load())
        {
            return 0;
        }

        _left--;
        return (_byte >> _left) & 1;
    }

    /// <summary>The next bits, highest first.</summary>
    public int Read(int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            value = (value << 1) | Read();
        }

        return value;
    }

    /// <summary>Steps over a restart marker, RST0 to RST7; false where there is none.</summary>
    public bool Restart()
    {
        _left = 0;
        if (_position + 1 >= _data.Length || _data[_position] != MarkerPrefix || _data[_position + 1] is < 0xD0 or > 0xD7)
        {
            return false;
        }

        _position += 2;
        return true;
    }

    private bool Load()
    {
        if (_position >= _data.Length || (_data[_position] == MarkerPrefix && (_position + 1 >= _data.Length || _data[_position + 1] != 0)))
        {
            HasEnded = true;
            return false;
        }

        _byte = _data[_position];
        _position += _byte == MarkerPrefix ? 2 : 1;
        _left = 8;
        return true;
    }
}
