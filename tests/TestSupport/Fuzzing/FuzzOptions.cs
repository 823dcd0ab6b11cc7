using System.Collections.Immutable;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>Options of the task API with good and bad values.</summary>
internal static class FuzzOptions
{
    private static readonly ImmutableArray<string> Names =
    [
        "detect", "minFaceSize", "minConfidence", "maxFaces", "topK", "include", "faceIndex", "faceBox", "expressionFaceIndex",
        "expressionFaceBox", "expressionLabel", "expressionFromLabel", "expressionToLabel", "intensity", "seed", "paste", "format",
        "quality", "verify", "steps", "nonsense", "",
    ];

    private static readonly ImmutableArray<string> Values =
    [
        "", "0", "1", "2", "7", "-1", "0.5", "1e9", "1e-400", "NaN", "Infinity", "4294967295", "4294967296", "true", "false", "auto",
        "happiness", "png", "webp", "gif", "json", "crop", "original", "landmarks,logits", "0,0,10,10", "0,0,0,0", "-1,-1,5,5", "1e38,1e38,1e38,1e38",
        "%00", "%ff", "%F0%9F%98%80", "a%20b",
    ];

    /// <summary>One <c>name=value</c>, escaped for a query.</summary>
    public static string Next(Random random) => $"{Name(random)}={Value(random)}";

    /// <summary>The name of an option, sometimes none that exists.</summary>
    public static string Name(Random random) => Names[random.Next(Names.Length)];

    /// <summary>A value, escaped for a query.</summary>
    public static string Value(Random random) => Values[random.Next(Values.Length)];
}
