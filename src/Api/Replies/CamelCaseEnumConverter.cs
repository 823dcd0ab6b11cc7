using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Api.Replies;

/// <summary>Writes members as <c>leftEye</c>, never as numbers.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
