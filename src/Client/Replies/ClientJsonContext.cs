using System.Text.Json.Serialization;

namespace TDGan.Client.Replies;

/// <summary>The service's replies, read without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExpressionsResult))]
[JsonSerializable(typeof(BatchResult))]
[JsonSerializable(typeof(ModelsResult))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ClientJsonContext : JsonSerializerContext;
