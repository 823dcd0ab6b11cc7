using System.Text.Json;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>
/// The object <c>parameters</c> of a request, an input or an output. Parameters that are not known are ignored, as the protocol leaves
/// them to servers; those of extensions that would change the answer are refused.
/// </summary>
internal sealed class InferenceParameters(IReadOnlyDictionary<string, JsonElement>? values)
{
    private static readonly string[] Unsupported =
    [
        "sequence_id", "sequence_start", "sequence_end", "priority", "timeout",
        "shared_memory_region", "shared_memory_byte_size", "shared_memory_offset",
    ];

    /// <summary>Reads <c>parameters</c> and ends a request that asks for an extension that is not spoken here.</summary>
    public static InferenceParameters Read(IReadOnlyDictionary<string, JsonElement>? values)
    {
        string? refused = values?.Keys.FirstOrDefault(name => Unsupported.Contains(name, StringComparer.Ordinal));
        return refused is null
            ? new InferenceParameters(values)
            : throw InferenceProblems.Unsupported(refused, "no sequences, no schedule policy and no shared memory");
    }

    /// <summary>The whole number of that name, or null where it is not given.</summary>
    public long? Integer(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out long number) => number,
        _ => throw InferenceProblems.Malformed(name, "a whole number"),
    };

    /// <summary>The boolean of that name, or null where it is not given.</summary>
    public bool? Boolean(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => throw InferenceProblems.Malformed(name, "true or false"),
    };

    private JsonElement? Find(string name) => values is not null && values.TryGetValue(name, out JsonElement value) ? value : null;
}
