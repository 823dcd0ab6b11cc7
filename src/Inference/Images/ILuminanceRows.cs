namespace TDGan.Inference.Images;

/// <summary>
/// Luminance a row at a time, so that a face in a large picture costs its own rows only, not a second picture of floats.
/// </summary>
internal interface ILuminanceRows
{
    int Width { get; }

    int Height { get; }

    /// <summary>Writes the values of row <paramref name="y"/> from column <paramref name="x"/> on, as many as the target holds.</summary>
    void CopyRow(int y, int x, Span<float> target);
}
