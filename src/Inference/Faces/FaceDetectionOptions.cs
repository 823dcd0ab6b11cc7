namespace TDGan.Inference.Faces;

/// <summary>How faces are looked for.</summary>
public sealed class FaceDetectionOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "TDGan:Faces";

    /// <summary>
    /// Longer side to which a larger picture is shrunk before faces are looked for, in pixels, 64 to 4096; default 640. Time grows with its
    /// square; faces below some ten pixels at this size are not found. Pictures are never enlarged.
    /// </summary>
    public int WorkingSide { get; set; } = 640;

    /// <summary>
    /// Tiles of <see cref="WorkingSide"/> that a large picture may cost where small faces are to be expected in it, 0 to 100; default 12. 0 searches
    /// pictures reduced only. Each costs as much as the search of a whole picture.
    /// </summary>
    public int MaxTiles { get; set; } = 12;
}
