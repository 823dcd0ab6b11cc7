namespace TDGan.Inference.Jpeg;

/// <summary>A component of a frame, and what its scans have told of it so far.</summary>
/// <param name="Id">As scans name it.</param>
/// <param name="Horizontal">Sampling factor, 1-4.</param>
/// <param name="Vertical">Sampling factor, 1-4.</param>
internal sealed record JpegComponent(int Id, int Horizontal, int Vertical)
{
    private const int Coefficients = 64;
    private const int Unseen = -1;

    private readonly int[] _lowestBit = [.. Enumerable.Repeat(Unseen, Coefficients)];
    private ulong[]? _nonZero;

    /// <summary>Blocks of a row where the component has a scan of its own.</summary>
    public int Columns { get; private set; }

    /// <summary>Rows of blocks where the component has a scan of its own.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether scans have told every coefficient down to its last bit.</summary>
    public bool IsWhole => Array.TrueForAll(_lowestBit, bit => bit == 0);

    /// <summary>A bit for each coefficient of a block that is not zero so far; what refinements are read by.</summary>
    public ulong[] NonZero => _nonZero ??= new ulong[(long)Columns * Rows];

    /// <summary>Takes over the size of the frame (T.81, A.1.1 and A.2.2).</summary>
    public void Lay(int width, int height, int mostHorizontal, int mostVertical)
    {
        Columns = Divide(Divide(width * Horizontal, mostHorizontal), JpegFrame.BlockSide);
        Rows = Divide(Divide(height * Vertical, mostVertical), JpegFrame.BlockSide);
    }

    /// <summary>Notes that a scan tells coefficients down to a bit.</summary>
    public void Note(int first, int last, int lowestBit) => Array.Fill(_lowestBit, lowestBit, first, last - first + 1);

    private static int Divide(int value, int by) => (value + by - 1) / by;
}
