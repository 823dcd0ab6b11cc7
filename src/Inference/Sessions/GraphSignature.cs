using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Sessions;

/// <summary>What a graph itself says of its inputs and outputs.</summary>
/// <param name="Inputs">In the order of the graph.</param>
/// <param name="Outputs">In the order of the graph.</param>
public sealed record GraphSignature(ImmutableArray<TensorSpec> Inputs, ImmutableArray<TensorSpec> Outputs)
{
    internal static GraphSignature Read(InferenceSession session) => new(
        [.. session.InputNames.Select(name => Read(name, session.InputMetadata[name]))],
        [.. session.OutputNames.Select(name => Read(name, session.OutputMetadata[name]))]);

    private static TensorSpec Read(string name, NodeMetadata metadata) => new(name, Datatype(metadata), [.. metadata.Dimensions]);

    private static string Datatype(NodeMetadata metadata) =>
        metadata.IsTensor && metadata.ElementDataType == TensorElementType.Float ? TensorSpec.Fp32 : metadata.ElementDataType.ToString();
}
