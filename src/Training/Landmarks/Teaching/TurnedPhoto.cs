using SkiaSharp;
using TDGan.Inference.Images;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>A photo turned about its middle on a canvas that holds all of it, corners in mid gray.</summary>
/// <param name="photo">The photo; not owned.</param>
/// <param name="degrees">Clockwise.</param>
internal sealed class TurnedPhoto(SKBitmap photo, double degrees)
{
    private static readonly SKColor Corner = new(128, 128, 128);
    private readonly double radians = degrees * Math.PI / 180;

    /// <summary>What is added to the direction of a photo's x axis to get that of an upright box found in the turned copy.</summary>
    public double BoxTurn => -radians;

    private int Width => (int)Math.Ceiling(Math.Abs(photo.Width * Math.Cos(radians)) + Math.Abs(photo.Height * Math.Sin(radians)));

    private int Height => (int)Math.Ceiling(Math.Abs(photo.Width * Math.Sin(radians)) + Math.Abs(photo.Height * Math.Cos(radians)));

    /// <summary>Draws the turned copy.</summary>
    public DecodedImage Draw()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Corner);
        canvas.Translate(Width / 2f, Height / 2f);
        canvas.RotateDegrees((float)degrees);
        canvas.Translate(-photo.Width / 2f, -photo.Height / 2f);
        canvas.DrawBitmap(photo, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        return new DecodedImage(bitmap, new ImageInfo(Width, Height, "turned", 1));
    }

    /// <summary>Where a point of the turned copy lies in the photo.</summary>
    public (double X, double Y) ToPhoto(double x, double y)
    {
        (double dx, double dy) = (x - (Width / 2.0), y - (Height / 2.0));
        (double cos, double sin) = (Math.Cos(radians), Math.Sin(radians));
        return ((photo.Width / 2.0) + (cos * dx) + (sin * dy), (photo.Height / 2.0) + (cos * dy) - (sin * dx));
    }
}
