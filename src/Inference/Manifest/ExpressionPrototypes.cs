using System.Collections.Immutable;
using TDGan.Inference.Expressions;

namespace TDGan.Inference.Manifest;

/// <summary>
/// <c>prototypes.json</c>: <c>{"shape":[C,h,w],"labels":{"happiness":{"count":n,"values":[...]}, ...}}</c>, the mean expression code of
/// each class, which a transfer takes where the caller names a label instead of a picture.
/// </summary>
/// <param name="Shape">Shape of one code, [C, h, w].</param>
/// <param name="Labels">A prototype for each of the seven labels.</param>
public sealed record ExpressionPrototypes(ImmutableArray<int> Shape, ImmutableSortedDictionary<string, ExpressionPrototype> Labels)
{
    /// <summary>Usual file name inside the version folder.</summary>
    public const string FileName = "prototypes.json";

    /// <summary>The code of <paramref name="expression"/>, flattened.</summary>
    public ReadOnlySpan<float> Of(Expression expression) => Labels[ExpressionLabels.Of(expression)].Values.AsSpan();

    /// <summary>Reads and checks the file.</summary>
    /// <param name="file">Path.</param>
    /// <exception cref="ModelFolderException">The file is unreadable, a label is missing or a code does not fit the shape.</exception>
    public static ExpressionPrototypes Read(string file)
    {
        ExpressionPrototypes prototypes = ModelJsonFile.Read(file, ModelJsonContext.Default.ExpressionPrototypes);
        int length = prototypes.Shape.Aggregate(1, (product, side) => product * side);
        foreach (string label in ExpressionLabels.All)
        {
            int? actual = prototypes.Labels.GetValueOrDefault(label)?.Values.Length;
            if (actual != length)
            {
                throw new ModelFolderException(file, $"{length} values for {label}", actual is null ? "no such label" : $"{actual}");
            }
        }

        return prototypes;
    }

    /// <summary>Writes the file, replacing it.</summary>
    /// <param name="file">Path.</param>
    public void Write(string file) => ModelJsonFile.Write(file, this, ModelJsonContext.Default.ExpressionPrototypes);
}
