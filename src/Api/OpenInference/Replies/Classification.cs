using System.Collections.Immutable;
using System.Globalization;
using TDGan.Inference.Tensors;

namespace TDGan.Api.OpenInference.Replies;

/// <summary>The classification extension: the highest values of each row as <c>value:index:label</c>.</summary>
/// <param name="Shape">[N, k].</param>
/// <param name="Elements">Row by row, highest first; equal values keep the order of the labels.</param>
internal sealed record Classification(ImmutableArray<int> Shape, IReadOnlyList<string> Elements)
{
    /// <param name="tensor">The output.</param>
    /// <param name="labels">Class labels; left out where there is not one for each value of a row.</param>
    /// <param name="classes">k; more than a row has gives all of the row.</param>
    public static Classification Of(NamedTensor tensor, ImmutableArray<string> labels, int classes)
    {
        int rows = tensor.Shape[0];
        int length = tensor.Data.Length / rows;
        int count = Math.Min(classes, length);
        bool hasLabels = labels.Length == length;
        List<string> elements = [];
        for (int row = 0; row < rows; row++)
        {
            float[] values = tensor.Data.Slice(row * length, length).ToArray();
            elements.AddRange(values.Index()
                .OrderByDescending(value => value.Item)
                .Take(count)
                .Select(value => Describe(value.Item, value.Index, hasLabels ? labels[value.Index] : null)));
        }

        return new Classification([rows, count], elements);
    }

    private static string Describe(float value, int index, string? label) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:R}:{index}") + (label is null ? "" : ":" + label);
}
