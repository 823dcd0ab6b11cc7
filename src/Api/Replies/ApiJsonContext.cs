using System.Text.Json.Serialization;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Api.Replies;

/// <summary>Every reply, serialized without reflection: camelCase names, enum members as camelCase text, absent members left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCaseEnumConverter<Expression>),
        typeof(CamelCaseEnumConverter<FaceLandmarkType>),
        typeof(CamelCaseEnumConverter<GeneratedImageFormat>),
    ])]
[JsonSerializable(typeof(ExpressionsReply))]
[JsonSerializable(typeof(ExpressionsBatchReply))]
[JsonSerializable(typeof(TransferReply))]
[JsonSerializable(typeof(InterpolationReply))]
[JsonSerializable(typeof(ModelsReply))]
[JsonSerializable(typeof(ModelDetailsReply))]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(ProblemReply))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
