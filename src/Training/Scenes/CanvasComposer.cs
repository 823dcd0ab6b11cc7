namespace TDGan.Training.Scenes;

/// <summary>
/// Composes training pictures: one photo or a mosaic of four that fill the canvas, and up to three cut-outs of other photos on top whose
/// faces are shrunk to small sides; each part is scaled, turned, cut, mirrored and recoloured by chance and the whole degraded. Thread-safe.
/// </summary>
/// <param name="deck">What there is to show.</param>
/// <param name="side">Side of a canvas in pixels, even.</param>
internal sealed class CanvasComposer(SceneDeck deck, int side)
{
    private const double MosaicShare = 0.4;
    private const int Quarters = 4;
    private const int MaxCutOuts = 3;
    private const float MinFaceSide = 9;
    private const float MaxFaceShare = 0.9f;
    private const float MaxCutOutFaceShare = 0.25f;
    private const float MaxCutOutShare = 0.6f;
    private const float MinCover = 0.85f;
    private const float MinScale = 0.12f;
    private const float MaxScale = 2;

    // Turned photos leave corners bare; as gray they would tell of the turn. Upright ones leave strips, some as gray as the service fills up.
    private const float UprightDegrees = 1;
    private const double BareStripShare = 0.5;

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
        SceneSubject subject = deck.Draw(random);
        float cover = Math.Min(Cover(subject.Photo, size, MinCover), MaxScale);
        float scale = subject.Box is null
            ? LogUniform(random, cover, MaxScale)
            : Math.Clamp(LogUniform(random, MinFaceSide, size * MaxFaceShare) / subject.Side, cover, MaxScale);
        var square = new ScenePlacement(x, y, size, size, scale, 0, 0, Mirror: random.Next(2) == 0) { Degrees = subject.Degrees };
        ScenePlacement placement = ViewChooser.Choose(square, subject, random);
        bool leavesGray = Math.Abs(subject.Degrees) < UprightDegrees && random.NextDouble() < BareStripShare;
        if (!leavesGray && !ViewChooser.IsFilled(placement, subject.Photo.Pixels))
        {
            LayUnder(canvas, square, random);
        }

        canvas.Paste(subject.Photo, placement, ColourChange.Draw(random));
    }

    /// <summary>Fills a square with a photo without faces.</summary>
    private void LayUnder(SceneCanvas canvas, ScenePlacement square, Random random)
    {
        if (deck.DrawBackground(random) is { } photo)
        {
            ScenePlacement upright = square with { Degrees = 0, Scale = Cover(photo, square.Width, cover: 1) * (1 + random.NextSingle()) };
            canvas.Paste(photo, ViewChooser.Choose(upright, new SceneSubject(photo, Box: null, Degrees: 0), random), ColourChange.Draw(random));
        }
    }

    private void PasteCutOut(SceneCanvas canvas, Random random)
    {
        SceneSubject subject = deck.Draw(random);
        if (subject.Box is not { } box)
        {
            return;
        }

        float scale = Math.Clamp(LogUniform(random, MinFaceSide, side * MaxCutOutFaceShare) / subject.Side, MinScale, MaxScale);
        float left = Margin(subject, random);
        float top = Margin(subject, random);
        int width = CutOutLength((left + box.Width + Margin(subject, random)) * scale);
        int height = CutOutLength((top + box.Height + Margin(subject, random)) * scale);
        var rectangle = new ScenePlacement(
            random.Next(side - width), random.Next(side - height), width, height, scale, 0, 0, Mirror: random.Next(2) == 0)
        {
            Degrees = subject.Degrees,
        };
        (float x, float y) = (rectangle.X + ((left + (box.Width / 2)) * scale), rectangle.Y + ((top + (box.Height / 2)) * scale));
        canvas.Paste(subject.Photo, rectangle.Bringing(subject.Middle, (x, y)), ColourChange.Draw(random));
    }

    private int CutOutLength(float length) => Math.Clamp((int)length, 1, (int)(side * MaxCutOutShare));

    /// <summary>The scale at which the shorter side of a photo covers a share of a square.</summary>
    private static float Cover(ScenePhoto photo, int size, float cover) => cover * size / Math.Min(photo.Pixels.Width, photo.Pixels.Height);

    private static float Margin(SceneSubject subject, Random random) => subject.Side * (0.2f + (2.3f * random.NextSingle()));

    private static float LogUniform(Random random, float low, float high) => low * MathF.Pow(high / low, random.NextSingle());
}
