namespace TDGan.Training.Scenes;

/// <summary>A square training picture that photos are pasted into, with the faces that can be seen in it. Mid gray where nothing was pasted.</summary>
internal sealed class SceneCanvas
{
    /// <summary>Shortest side of a face that is learnt, in pixels; smaller ones count neither way.</summary>
    public const float MinFaceSide = 7;

    private const byte Gray = 128;
    private const float WholeShare = 0.75f;
    private const float SpeckShare = 0.05f;
    private const float TouchedShare = 0.1f;
    private const float HiddenShare = 0.9f;
    private const int GridSide = 8;

    public SceneCanvas(int side)
    {
        Side = side;
        Bytes = new byte[side * side * PixelLevel.Channels];
        Array.Fill(Bytes, Gray);
    }

    /// <summary>Pixels of a side.</summary>
    public int Side { get; }

    /// <summary>RGB, row by row.</summary>
    public byte[] Bytes { get; }

    /// <summary>Faces to be found.</summary>
    public List<SceneFace> Faces { get; } = [];

    /// <summary>Boxes that count neither way: doubtful ones, faces cut off by an edge, faces too small.</summary>
    public List<SceneFace> Ignored { get; } = [];

    /// <summary>Draws a part of a photo and takes over its boxes.</summary>
    public void Paste(ScenePhoto photo, ScenePlacement placement, ColourChange colours)
    {
        PasteResampler.Draw(photo.Pixels, placement, colours, this);
        CoverFaces(photo.Pixels, placement);
        foreach (SceneFace face in photo.Faces)
        {
            Add(placement.Map(face), placement, doubtful: face.Score < SceneFace.TrustedScore);
        }

        foreach (SceneFace face in photo.Ignored)
        {
            Add(placement.Map(face), placement, doubtful: true);
        }
    }

    /// <summary>Forgets what the photo hides; what it hides in part counts neither way from now on.</summary>
    private void CoverFaces(PixelPyramid photo, ScenePlacement placement)
    {
        Ignored.RemoveAll(face => ShareHidden(face, photo, placement) > HiddenShare);
        Ignored.AddRange(Faces.Where(face => ShareHidden(face, photo, placement) is > TouchedShare and <= HiddenShare));
        Faces.RemoveAll(face => ShareHidden(face, photo, placement) > TouchedShare);
    }

    /// <summary>The share of a box that a photo lies on, by a grid of points: the corners that a turned photo leaves bare hide nothing.</summary>
    private static float ShareHidden(SceneFace face, PixelPyramid photo, ScenePlacement placement)
    {
        int hidden = 0;
        for (int i = 0; i < GridSide * GridSide; i++)
        {
            float x = face.Left + ((face.Right - face.Left) * ((i % GridSide) + 0.5f) / GridSide);
            float y = face.Top + ((face.Bottom - face.Top) * ((i / GridSide) + 0.5f) / GridSide);
            hidden += placement.Shows(photo, x, y) ? 1 : 0;
        }

        return (float)hidden / (GridSide * GridSide);
    }

    private static float ShareWithin(SceneFace face, ScenePlacement placement)
    {
        float width = Math.Min(face.Right, placement.X + placement.Width) - Math.Max(face.Left, placement.X);
        float height = Math.Min(face.Bottom, placement.Y + placement.Height) - Math.Max(face.Top, placement.Y);
        return Math.Max(0, width) * Math.Max(0, height) / ((face.Right - face.Left) * (face.Bottom - face.Top));
    }

    private void Add(SceneFace face, ScenePlacement placement, bool doubtful)
    {
        SceneFace seen = face with
        {
            Left = Math.Max(face.Left, placement.X),
            Top = Math.Max(face.Top, placement.Y),
            Right = Math.Min(face.Right, placement.X + placement.Width),
            Bottom = Math.Min(face.Bottom, placement.Y + placement.Height),
        };
        float share = ShareWithin(face, placement);
        if (share < SpeckShare)
        {
            return;
        }

        bool learnt = !doubtful && share >= WholeShare && seen.Side >= MinFaceSide;
        (learnt ? Faces : Ignored).Add(seen with { LandmarksReliable = seen.LandmarksReliable && seen.Side >= SceneFace.LandmarkSide });
    }
}
