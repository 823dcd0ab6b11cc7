using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Training.Detection;

/// <summary>A given face crop, pasted into a photo without faces: where it truly is, and what the detector finds there. Owns the photo.</summary>
/// <param name="photo">The photo with the crop in it.</param>
/// <param name="trueSquare">Where the crop lies before it is turned, in pixels of the photo.</param>
internal sealed class CropRuleScene(DecodedImage photo, FaceBox trueSquare) : IDisposable
{
    private const int SmallestSide = 48;
    private const int LargestSide = 160;

    /// <summary>The photo.</summary>
    public DecodedImage Photo { get; } = photo;

    /// <summary>Where the crop lies before it is turned.</summary>
    public FaceBox TrueSquare { get; } = trueSquare;

    /// <summary>Pastes at a random place, 48-160 px wide, turned by chance.</summary>
    /// <param name="crop">The face crop; not kept.</param>
    /// <param name="background">A photo without faces; drawn on and kept.</param>
    /// <param name="mostDegrees">The turn is anything up to so many degrees to either side.</param>
    /// <param name="random">Chooses.</param>
    public static CropRuleScene Compose(SKBitmap crop, SKBitmap background, double mostDegrees, Random random)
    {
        int side = Math.Min(random.Next(SmallestSide, LargestSide + 1), Math.Min(background.Width, background.Height));
        float x = random.NextSingle() * (background.Width - side);
        float y = random.NextSingle() * (background.Height - side);
        using (var canvas = new SKCanvas(background))
        {
            canvas.Translate(x + (side / 2f), y + (side / 2f));
            canvas.RotateDegrees((float)(((2 * random.NextDouble()) - 1) * mostDegrees));
            using var image = SKImage.FromBitmap(crop);
            SKSamplingOptions sampling =
                side < crop.Width ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell);
            canvas.DrawImage(image, SKRect.Create(-side / 2f, -side / 2f, side, side), sampling);
        }

        var info = new ImageInfo(background.Width, background.Height, "scene", 1);
        return new CropRuleScene(new DecodedImage(background, info), new FaceBox(x, y, side, side));
    }

    /// <summary>The found face whose centre is nearest to the crop's, within a third of its side; null where there is none.</summary>
    public async ValueTask<DetectedFace?> FindAsync(IFaceDetector detector, CancellationToken cancellationToken)
    {
        IReadOnlyList<DetectedFace> found = await detector.DetectAsync(Photo, minConfidence: null, new RequestScope(cancellationToken));
        DetectedFace? nearest = found.MinBy(DistanceTo);
        return nearest is not null && DistanceTo(nearest) < TrueSquare.Width / 3 ? nearest : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Photo.Dispose();

    private double DistanceTo(DetectedFace face) => Math.Max(
        Math.Abs(face.Box.X + (face.Box.Width / 2) - TrueSquare.X - (TrueSquare.Width / 2)),
        Math.Abs(face.Box.Y + (face.Box.Height / 2) - TrueSquare.Y - (TrueSquare.Height / 2)));
}
