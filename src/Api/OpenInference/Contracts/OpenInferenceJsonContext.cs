using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>The protocol's bodies, without reflection. A member given twice is refused, because readers differ in which one they take.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ServerMetadataReply))]
[JsonSerializable(typeof(ServerLiveReply))]
[JsonSerializable(typeof(ServerReadyReply))]
[JsonSerializable(typeof(ModelMetadataReply))]
[JsonSerializable(typeof(ModelReadyReply))]
[JsonSerializable(typeof(ModelConfigReply))]
[JsonSerializable(typeof(StatisticsReply))]
[JsonSerializable(typeof(InferenceRequest))]
[JsonSerializable(typeof(InferenceReply))]
internal sealed partial class OpenInferenceJsonContext : JsonSerializerContext;
