using SkiaSharp;
using TDGan.Benchmarks.Load;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Benchmarks.Measures;

/// <summary>The pictures of all measures: drawn faces of 160 px as JPEG, one for each expression.</summary>
internal static class Pictures
{
    private const int Side = 160;
    private const int FaceInPhoto = 300;

    /// <summary>Seven JPEG files.</summary>
    public static IReadOnlyList<byte[]> Files { get; } = [.. Enum.GetValues<Expression>().Select(expression => DrawnFaces.Jpeg(expression, Side, Side))];

    /// <summary>The same faces, each in the middle of a photo of 1280x720 px.</summary>
    public static IReadOnlyList<byte[]> Photos { get; } = [.. Enum.GetValues<Expression>().Select(Photo)];

    /// <summary>Classify without looking for faces: the picture is the face.</summary>
    public static IReadOnlyList<byte[]> Classify(string path) => [.. Files.Select(file => PreparedRequest.Picture(path, file))];

    /// <summary>Transfers of one expression by label.</summary>
    public static IReadOnlyList<byte[]> Transfer { get; } =
        [.. Files.Select(file => PreparedRequest.Form("/api/v1/transfers?detect=false", "face", file, ("expressionLabel", "happiness")))];

    private static byte[] Photo(Expression expression)
    {
        using var photo = new SKBitmap(new SKImageInfo(1280, 720, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(photo);
        canvas.Clear(new SKColor(60, 90, 140));
        using SKBitmap face = DrawnFaces.Draw(expression, FaceInPhoto, FaceInPhoto);
        using SKImage image = SKImage.FromBitmap(face);
        canvas.DrawImage(image, (photo.Width - FaceInPhoto) / 2, (photo.Height - FaceInPhoto) / 2, SKSamplingOptions.Default);
        using SKData file = photo.Encode(SKEncodedImageFormat.Jpeg, 90);
        return file.ToArray();
    }
}
