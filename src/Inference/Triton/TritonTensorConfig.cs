using System.Collections.Immutable;

namespace TDGan.Inference.Triton;

/// <summary>An input or output as <c>config.pbtxt</c> describes it.</summary>
/// <param name="Name">Tensor name.</param>
/// <param name="DataType">Triton's name, such as <c>TYPE_FP32</c>.</param>
/// <param name="Dims">Dimensions without the batch; -1 is variable.</param>
/// <param name="LabelFilename">File with the labels, or null.</param>
public sealed record TritonTensorConfig(string Name, string DataType, ImmutableArray<long> Dims, string? LabelFilename)
{
    /// <summary>The same tensor with the batch as first dimension, as a manifest writes it.</summary>
    internal string ToSpecText() => $"{Name} {DataType.Replace("TYPE_", "", StringComparison.Ordinal)} [{string.Join(',', Dims.Prepend(-1))}]";
}
