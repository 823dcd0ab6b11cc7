using System.Collections.Immutable;

namespace TDGan.Inference.Expressions;

/// <summary>The labels as written in manifests and replies: lower case, in the order of <see cref="Expression"/>.</summary>
public static class ExpressionLabels
{
    /// <summary>All labels; the position is the index in <c>logits</c> and <c>probabilities</c>.</summary>
    public static ImmutableArray<string> All { get; } =
        ["surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"];

    /// <summary>The number of classes, 7.</summary>
    public static int Count => All.Length;

    /// <summary>The label of <paramref name="expression"/>.</summary>
    public static string Of(Expression expression) => All[(int)expression];

    /// <summary>Reads a label exactly as written in <see cref="All"/>.</summary>
    /// <returns>False where <paramref name="label"/> is not one of the seven.</returns>
    public static bool TryParse(string? label, out Expression expression)
    {
        int index = label is null ? -1 : All.IndexOf(label, StringComparer.Ordinal);
        expression = index < 0 ? default : (Expression)index;
        return index >= 0;
    }
}
