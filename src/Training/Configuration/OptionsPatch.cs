using System.Text.Json.Nodes;

namespace TDGan.Training.Configuration;

/// <summary>Changes of single options, written as the same JSON as a preset: <c>{ "losses": { "perceptual": 0 } }</c>.</summary>
internal static class OptionsPatch
{
    /// <summary>The options with the patches put in, the later ones last.</summary>
    /// <exception cref="System.Text.Json.JsonException">A patch names an option that does not exist, or has a value of the wrong type.</exception>
    public static TrainingOptions Apply(TrainingOptions options, params IReadOnlyList<JsonObject> patches)
    {
        JsonObject merged = JsonNode.Parse(OptionsReader.Write(options))!.AsObject();
        foreach (JsonObject patch in patches)
        {
            Merge(merged, patch);
        }

        return OptionsReader.Parse(merged.ToJsonString());
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach ((string name, JsonNode? value) in patch)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
