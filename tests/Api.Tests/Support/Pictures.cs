using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Support;

/// <summary>Uploads, good and bad.</summary>
internal static class Pictures
{
    public static byte[] Happy { get; } = DrawnFaces.Png(Expression.Happiness);

    public static byte[] Angry { get; } = DrawnFaces.Jpeg(Expression.Anger);

    public static byte[] Text { get; } = "this is no picture"u8.ToArray();

    /// <summary>The first half of a JPEG.</summary>
    public static byte[] Truncated { get; } = Angry[..(Angry.Length / 2)];

    /// <summary>A few bytes whose header announces 3.6 billion pixels.</summary>
    public static byte[] Bomb { get; } = PngFile.Encode(60_000, 60_000, 8, PngFile.Gray, new byte[60_000], rows: 1);

    /// <summary>Too wide to be taken for a face crop.</summary>
    public static byte[] Wide { get; } = DrawnFaces.Png(Expression.Neutral, 300, 100);

    public static byte[] TooSmall { get; } = DrawnFaces.Png(Expression.Neutral, 15, 15);
}
