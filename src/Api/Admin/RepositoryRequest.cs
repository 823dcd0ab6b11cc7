using System.Text.Json;
using System.Text.Json.Serialization;
using TDGan.Api.OpenInference.Requests;

namespace TDGan.Api.Admin;

/// <summary>Body of an admin call; it may be empty.</summary>
internal sealed record RepositoryRequest
{
    /// <summary>index: true lists only what answers.</summary>
    [JsonPropertyName("ready")]
    public bool Ready { get; init; }

    /// <summary>load and unload: unload_dependents is accepted and changes nothing; configurations and files are refused.</summary>
    [JsonPropertyName("parameters")]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>Ends a request that sends a configuration, a file or a path: models come from the repository's folder alone.</summary>
    public void RefuseParameters()
    {
        if (Parameters?.Keys.FirstOrDefault(name => name != "unload_dependents") is { } refused)
        {
            throw InferenceProblems.Unsupported(refused, "no configuration and no files: models come from the repository's folder");
        }
    }
}
