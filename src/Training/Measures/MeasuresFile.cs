using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Training.Measures;

/// <summary>Reads and writes measures as indented JSON with camelCase names; values that are no number are written as text.</summary>
internal static class MeasuresFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes a file; its folder is made where there is none.</summary>
    public static void Write<T>(string path, T measures)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(path, JsonSerializer.Serialize(measures, Json) + "\n");
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It holds nothing.</exception>
    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} holds no measures.");
}
