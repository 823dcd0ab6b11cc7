using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>
/// Crops that show no face, or not as a found box would: the detector's false boxes, windows of every size in photos without a face, and in photos
/// with faces windows that overlap none by a fifth, such as bodies, parts of a face and much more than a face. Thread-safe.
/// </summary>
internal sealed class BackgroundSource
{
    private const double FalseBoxShare = 0.45;
    private const double FacelessShare = 0.6;
    private const double TightShare = 0.5;
    private const double MostShift = 0.12;
    private const double MostLogScale = 0.2;
    private const double MostTurn = Math.PI / 8;
    private const double LeastSide = 12;
    private const double MostSideOfPhoto = 0.9;
    private const float MostOverlap = 0.2f;
    private const int Tries = 20;

    // Boxes that look much like a face are few and worth more.
    private const float ConvincingScore = 0.35f;
    private const int ConvincingRepeats = 3;

    // Above it the mesh teacher takes a false box for a face, most often rightly: one that leans, which no teacher saw in the upright photo.
    private const float DoubtfulFace = 0.5f;

    private readonly Photo[] faceless;
    private readonly Photo[] others;
    private readonly (Photo Photo, FalseBox Box)[] falseBoxes;

    /// <param name="photos">Photos with and without faces.</param>
    /// <param name="found">False boxes in them; those that may be faces after all are left out, but for photos that are known to fool a teacher.</param>
    /// <exception cref="ArgumentException">No photo is without a face.</exception>
    public BackgroundSource(IEnumerable<ScenePhoto> photos, IReadOnlyList<FalseBox> found)
    {
        Dictionary<string, Photo> all = photos.ToDictionary(photo => Path.GetFileName(photo.File), photo => new Photo(
            photo.Pixels.ToLuminance(), [.. photo.Faces.Concat(photo.Ignored).Select(face => face.Box)], photo.ForcedNegative));
        faceless = [.. all.Values.Where(photo => photo.Taken.Length == 0)];
        others = [.. all.Values.Where(photo => photo.Taken.Length > 0)];
        falseBoxes = [.. found.Where(box => all.ContainsKey(box.Photo))
            .Select(box => (all[box.Photo], box))
            .Where(pair => pair.box.TeacherFace < DoubtfulFace || pair.Item1.Fools)
            .SelectMany(pair => Enumerable.Repeat(pair, pair.box.Score >= ConvincingScore ? ConvincingRepeats : 1))];
        if (faceless.Length == 0)
        {
            throw new ArgumentException("There is no photo without a face.", nameof(photos));
        }
    }

    /// <summary>False boxes that are used.</summary>
    public int FalseBoxes => falseBoxes.Distinct().Count();

    /// <summary>A picture and where in it the crop lies.</summary>
    /// <param name="random">The chance.</param>
    public (LuminanceImage Picture, CropFrame Frame) Draw(Random random)
    {
        (LuminanceImage picture, double x, double y, double side, double turn) = falseBoxes.Length > 0 && random.NextDouble() < FalseBoxShare
            ? DrawFalseBox(random)
            : DrawWindow(random);
        if (random.NextDouble() < TightShare)
        {
            (picture, x, y) = CutTight(picture, x, y, side * (1 + (0.4 * random.NextDouble())));
        }

        return (picture, CropFrame.About(x, y, side * (1 + (2 * LandmarkCrop.Margin)), turn, LandmarkCrop.Side));
    }

    private (LuminanceImage Picture, double X, double Y, double Side, double Turn) DrawFalseBox(Random random)
    {
        (Photo photo, FalseBox box) = falseBoxes[random.Next(falseBoxes.Length)];
        return (
            photo.Picture,
            box.X + (MostShift * box.Side * Symmetric(random)),
            box.Y + (MostShift * box.Side * Symmetric(random)),
            box.Side * Math.Exp(MostLogScale * Symmetric(random)),
            box.Turn + (MostTurn * Symmetric(random)));
    }

    private (LuminanceImage Picture, double X, double Y, double Side, double Turn) DrawWindow(Random random)
    {
        for (int i = 0; i < Tries; i++)
        {
            Photo[] deck = others.Length == 0 || i == Tries - 1 || random.NextDouble() < FacelessShare ? faceless : others;
            Photo photo = deck[random.Next(deck.Length)];
            (int width, int height) = (photo.Picture.Width, photo.Picture.Height);
            double most = Math.Max(LeastSide, MostSideOfPhoto * Math.Min(width, height));
            double side = LeastSide * Math.Pow(most / LeastSide, random.NextDouble());
            (double x, double y) = (width * random.NextDouble(), height * random.NextDouble());
            var box = new FaceBox((float)(x - (side / 2)), (float)(y - (side / 2)), (float)side, (float)side);
            if (photo.Taken.All(taken => taken.OverlapWith(box) < MostOverlap))
            {
                return (photo.Picture, x, y, side, Math.PI * Symmetric(random));
            }
        }

        throw new InvalidOperationException("A window in a photo without a face overlaps no face.");
    }

    /// <summary>
    /// The picture cut off close round the box: faces come from pictures that end there, whose border is repeated, and that must not give them away.
    /// </summary>
    private static (LuminanceImage Picture, double X, double Y) CutTight(LuminanceImage picture, double x, double y, double side)
    {
        int left = Math.Clamp((int)(x - (side / 2)), 0, picture.Width - 1), right = Math.Clamp((int)(x + (side / 2)) + 1, left + 1, picture.Width);
        int top = Math.Clamp((int)(y - (side / 2)), 0, picture.Height - 1), bottom = Math.Clamp((int)(y + (side / 2)) + 1, top + 1, picture.Height);
        float[] values = new float[(right - left) * (bottom - top)];
        for (int row = top; row < bottom; row++)
        {
            picture.Row(row)[left..right].CopyTo(values.AsSpan((row - top) * (right - left)));
        }

        return (new LuminanceImage(right - left, bottom - top, values), x - left, y - top);
    }

    private static double Symmetric(Random random) => random.NextDouble() - random.NextDouble();

    /// <param name="Picture">The photo in gray.</param>
    /// <param name="Taken">Boxes that are faces, or may be.</param>
    /// <param name="Fools">Whether something in it is known to look like a face to a teacher.</param>
    private sealed record Photo(LuminanceImage Picture, FaceBox[] Taken, bool Fools);
}
