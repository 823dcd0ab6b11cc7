using System.Collections.Immutable;

namespace TDGan.Inference.ModelRepository;

/// <summary>Name, element type and shape of one input or output, as in the Open Inference Protocol.</summary>
/// <param name="Name">Tensor name in the graph.</param>
/// <param name="Datatype">Open Inference Protocol name, <c>FP32</c> here.</param>
/// <param name="Shape">Dimensions; -1 is variable. The first is the batch.</param>
public sealed record TensorSpec(string Name, string Datatype, ImmutableArray<int> Shape);
