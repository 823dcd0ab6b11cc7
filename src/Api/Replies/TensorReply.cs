using TDGan.Inference.Tensors;

namespace TDGan.Api.Replies;

/// <summary>One input or output of a model.</summary>
internal sealed record TensorReply
{
    /// <summary>Tensor name.</summary>
    public required string Name { get; init; }

    /// <summary>Element type, FP32.</summary>
    public required string Datatype { get; init; }

    /// <summary>Dimensions; -1 is variable. The first is the batch.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    public static TensorReply From(TensorSpec tensor) => new() { Name = tensor.Name, Datatype = tensor.Datatype, Shape = tensor.Shape };
}
