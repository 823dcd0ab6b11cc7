using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>
/// Where a value stands in the JSON that is being read. Tensors are megabytes of numbers, and their shape may follow them: they are found
/// here, and read later straight into their array.
/// </summary>
/// <param name="Start">Bytes before the value.</param>
/// <param name="Length">Bytes of the value.</param>
[JsonConverter(typeof(JsonSliceConverter))]
internal readonly record struct JsonSlice(int Start, int Length);
