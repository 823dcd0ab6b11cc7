using System.Collections.Immutable;
using TDGan.Inference.Tensors;

namespace TDGan.Training.Export;

/// <summary>A finished graph.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Bytes">The ONNX file.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Outputs">Its outputs.</param>
internal sealed record ExportedGraph(string Name, byte[] Bytes, ImmutableArray<TensorSpec> Inputs, ImmutableArray<TensorSpec> Outputs);
