namespace TDGan.Training.Scenes;

/// <summary>
/// Composes training pictures: one photo or a mosaic of four that fill the canvas, and up to three cut-outs of other photos on top whose
/// faces are shrunk to small sides; each part is scaled, cut, mirrored and recoloured by chance and the whole degraded. Thread-safe.
/// </summary>
/// <param name="photos">The training photos.</param>
/// <param name="side">Side of a canvas in pixels, even.</param>
internal sealed class CanvasComposer(IReadOnlyList<ScenePhoto> photos, int side)
{
    private const double MosaicShare = 0.4;
    private const int Quarters = 4;
    private const int MaxCutOuts = 3;
    private const int ForcedWeight = 4;
    private const float MinFaceSide = 9;
    private const float MaxFaceShare = 0.9f;
    private const float MaxCutOutFaceShare = 0.25f;
    private const float MaxCutOutShare = 0.6f;
    private const float MinCover = 0.85f;
    private const float MinScale = 0.12f;
    private const float MaxScale = 2;

    // What fooled the teacher fools others: it is shown more often.
    private readonly ScenePhoto[] deck = [.. photos.SelectMany(photo => Enumerable.Repeat(photo, photo.ForcedNegative ? ForcedWeight : 1))];

    /// <summary>The next canvas of a chain of chance.</summary>
    public SceneCanvas Compose(Random random)
    {
        var canvas = new SceneCanvas(side);
        if (random.NextDouble() < MosaicShare)
        {
            for (int i = 0; i < Quarters; i++)
            {
                Fill(canvas, (i & 1) * (side / 2), (i >> 1) * (side / 2), side / 2, random);
            }
        }
        else
        {
            Fill(canvas, 0, 0, side, random);
        }

        for (int cutOuts = random.Next(MaxCutOuts + 1); cutOuts > 0; cutOuts--)
        {
            PasteCutOut(canvas, random);
        }

        CanvasDegradation.Apply(canvas, random);
        return canvas;
    }

    private void Fill(SceneCanvas canvas, int x, int y, int size, Random random)
    {
        ScenePhoto photo = Draw(random);
        float cover = MinCover * size / Math.Min(photo.Pixels.Width, photo.Pixels.Height);
        bool mirror = random.Next(2) == 0;
        if (RandomFace(photo, random) is { } face)
        {
            float scale = Math.Clamp(LogUniform(random, MinFaceSide, size * MaxFaceShare) / face.Side, Math.Min(cover, MaxScale), MaxScale);
            float left = Origin(random, size / scale, photo.Pixels.Width, face.Left, face.Right);
            float top = Origin(random, size / scale, photo.Pixels.Height, face.Top, face.Bottom);
            canvas.Paste(photo, new ScenePlacement(x, y, size, size, scale, left, top, mirror), ColourChange.Draw(random));
        }
        else
        {
            float scale = LogUniform(random, Math.Min(cover, MaxScale), MaxScale);
            float left = random.NextSingle() * (photo.Pixels.Width - (size / scale));
            float top = random.NextSingle() * (photo.Pixels.Height - (size / scale));
            canvas.Paste(photo, new ScenePlacement(x, y, size, size, scale, left, top, mirror), ColourChange.Draw(random));
        }
    }

    private void PasteCutOut(SceneCanvas canvas, Random random)
    {
        ScenePhoto photo = Draw(random);
        if (RandomFace(photo, random) is not { } face)
        {
            return;
        }

        float scale = Math.Clamp(LogUniform(random, MinFaceSide, side * MaxCutOutFaceShare) / face.Side, MinScale, MaxScale);
        float left = Math.Max(0, face.Left - Margin(face, random));
        float top = Math.Max(0, face.Top - Margin(face, random));
        float right = Math.Min(photo.Pixels.Width, face.Right + Margin(face, random));
        float bottom = Math.Min(photo.Pixels.Height, face.Bottom + Margin(face, random));
        (int width, int height) = ((int)((right - left) * scale), (int)((bottom - top) * scale));
        int most = (int)(side * MaxCutOutShare);
        (width, height) = (Math.Clamp(width, 1, most), Math.Clamp(height, 1, most));
        var placement = new ScenePlacement(
            random.Next(side - width), random.Next(side - height), width, height, scale, left, top, Mirror: random.Next(2) == 0);
        canvas.Paste(photo, placement, ColourChange.Draw(random));
    }

    private ScenePhoto Draw(Random random) => deck[random.Next(deck.Length)];

    private static SceneFace? RandomFace(ScenePhoto photo, Random random)
    {
        SceneFace[] trusted = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore)];
        return trusted.Length > 0 ? trusted[random.Next(trusted.Length)] : null;
    }

    private static float Margin(SceneFace face, Random random) => face.Side * (0.2f + (2.3f * random.NextSingle()));

    /// <summary>
    /// Where a view of a photo starts that shows a face at a random place, which may stick out a little as faces at the edge of a photo do, and
    /// as little as possible of what is beyond the photo.
    /// </summary>
    private static float Origin(Random random, float view, int photo, float from, float to)
    {
        float slack = 0.1f * (to - from);
        float origin = from + slack - (random.NextSingle() * (view - (to - from) + (2 * slack)));
        return photo > view ? Math.Clamp(origin, 0, photo - view) : (photo - view) * random.NextSingle();
    }

    private static float LogUniform(Random random, float low, float high) => low * MathF.Pow(high / low, random.NextSingle());
}
