using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>Skips a value and notes where it stood. Right only for JSON that is read from one span.</summary>
internal sealed class JsonSliceConverter : JsonConverter<JsonSlice>
{
    public override JsonSlice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        long start = reader.TokenStartIndex;
        reader.Skip();
        return new JsonSlice((int)start, (int)(reader.BytesConsumed - start));
    }

    public override void Write(Utf8JsonWriter writer, JsonSlice value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are only read.");
}
