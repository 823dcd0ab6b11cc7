using System.Text.Json.Serialization;
using TDGan.Inference.Tensors;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>One input or output in a model's configuration.</summary>
internal sealed record ConfigTensorReply
{
    /// <summary>Tensor name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Element type: TYPE_FP32.</summary>
    [JsonPropertyName("data_type")]
    public required string DataType { get; init; }

    /// <summary>Dimensions without the batch; -1 is variable.</summary>
    [JsonPropertyName("dims")]
    public required IReadOnlyList<int> Dims { get; init; }

    public static ConfigTensorReply From(TensorSpec tensor) =>
        new() { Name = tensor.Name, DataType = "TYPE_" + tensor.Datatype, Dims = [.. tensor.Shape.Skip(1)] };
}
