using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Training.Datasets;

/// <summary>Folds as JSON: <c>{ "seed": 1, "folds": [ { "pictures": 124, "subjects": ["S005", ...] }, ... ] }</c>.</summary>
internal static class SubjectFoldsFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    /// <summary>Writes the file; the same folds give the same bytes.</summary>
    public static void Write(string path, SubjectFolds folds) => File.WriteAllText(path, JsonSerializer.Serialize(folds, Json) + "\n");

    /// <summary>Reads a file and checks it.</summary>
    /// <exception cref="InvalidDataException">Not such a file, fewer than two folds, or somebody is in two; the message names the file.</exception>
    public static SubjectFolds Read(string path)
    {
        SubjectFolds folds = Parse(path);
        if (folds.Folds.Count < 2)
        {
            throw new InvalidDataException($"{path}: two folds or more expected, {folds.Folds.Count} found.");
        }

        return folds.Folds.SelectMany(fold => fold.Subjects).CountBy(subject => subject).FirstOrDefault(pair => pair.Value > 1).Key is { } repeated
            ? throw new InvalidDataException($"{path}: subject '{repeated}' is there more than once.")
            : folds;
    }

    private static SubjectFolds Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SubjectFolds>(File.ReadAllText(path), Json) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }
}
