using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Training.Configuration;

/// <summary>Reads and writes <see cref="TrainingOptions"/> as JSON; unknown properties are errors.</summary>
internal static class OptionsReader
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Names of the presets inside the program.</summary>
    public static IReadOnlyList<string> PresetNames { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => name.Split('.')[^2])
            .Order(StringComparer.Ordinal)];

    /// <summary>A preset of the program by name, or a file by path.</summary>
    /// <exception cref="FileNotFoundException">Neither exists; the message lists the presets.</exception>
    /// <exception cref="JsonException">An unknown property or a value of the wrong type.</exception>
    public static TrainingOptions ReadPreset(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return Parse(File.ReadAllText(nameOrPath));
        }

        Assembly assembly = Assembly.GetExecutingAssembly();
        string? resource = assembly.GetManifestResourceNames()
            .SingleOrDefault(name => name.EndsWith($".presets.{nameOrPath}.json", StringComparison.Ordinal));
        if (resource is null)
        {
            throw new FileNotFoundException($"No preset or file '{nameOrPath}'. Presets: {string.Join(", ", PresetNames)}.");
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Parses JSON.</summary>
    public static TrainingOptions Parse(string json) => JsonSerializer.Deserialize<TrainingOptions>(json, Json) ?? new TrainingOptions();

    /// <summary>Every option with its value, defaults included.</summary>
    public static string Write(TrainingOptions options) => JsonSerializer.Serialize(options, Json);
}
