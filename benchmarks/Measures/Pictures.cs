using TDGan.Benchmarks.Load;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Benchmarks.Measures;

/// <summary>The pictures of all measures: drawn faces of 160 px as JPEG, one for each expression.</summary>
internal static class Pictures
{
    private const int Side = 160;

    /// <summary>Seven JPEG files.</summary>
    public static IReadOnlyList<byte[]> Files { get; } = [.. Enum.GetValues<Expression>().Select(expression => DrawnFaces.Jpeg(expression, Side, Side))];

    /// <summary>Classify without looking for faces: the picture is the face.</summary>
    public static IReadOnlyList<byte[]> Classify(string path) => [.. Files.Select(file => PreparedRequest.Picture(path, file))];

    /// <summary>Transfers of one expression by label.</summary>
    public static IReadOnlyList<byte[]> Transfer { get; } =
        [.. Files.Select(file => PreparedRequest.Form("/api/v1/transfers?detect=false", "face", file, ("expressionLabel", "happiness")))];
}
