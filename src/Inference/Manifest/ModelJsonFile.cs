using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TDGan.Inference.Manifest;

/// <summary>Reads and writes the JSON files of a model folder; a failure names the file and the property.</summary>
internal static class ModelJsonFile
{
    public static T Read<T>(string file, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), type)
                ?? throw new ModelFolderException(file, "a JSON object", "null");
        }
        catch (JsonException exception)
        {
            string where = exception.Path is { } path ? $"a valid value at {path}" : "valid JSON";
            throw new ModelFolderException(file, where, exception.Message, exception);
        }
        catch (IOException exception)
        {
            throw new ModelFolderException(file, "a readable file", exception.Message, exception);
        }
    }

    public static void Write<T>(string file, T value, JsonTypeInfo<T> type) =>
        File.WriteAllText(file, JsonSerializer.Serialize(value, type) + "\n");
}
