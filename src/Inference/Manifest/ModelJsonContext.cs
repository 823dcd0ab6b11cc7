using System.Text.Json.Serialization;

namespace TDGan.Inference.Manifest;

/// <summary>The JSON of the numbers beside a model: camelCase, on one line; nothing required may be missing or null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExpressionPrototypes))]
[JsonSerializable(typeof(GoldenTensors))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
