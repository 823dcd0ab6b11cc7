using System.Text.Json;
using TDGan.Training.Loops;

namespace TDGan.Training.Protocols;

/// <summary>What the chosen model of a fold read on the fold's test pictures; a JSON file in the folder of its run, whose presence says that the fold is done.</summary>
/// <param name="Fold">Number of the fold, from 0.</param>
/// <param name="Subjects">People of the test fold.</param>
/// <param name="Labels">Majority label of each test picture.</param>
/// <param name="Read">What was read there, in the same order.</param>
internal sealed record FoldResult(int Fold, IReadOnlyList<string> Subjects, IReadOnlyList<int> Labels, IReadOnlyList<int> Read)
{
    private const string FileName = "fold-result.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes into the folder of the run, whole or not at all.</summary>
    public void Write(RunFolder run)
    {
        string file = run.Combine(FileName);
        File.WriteAllText(file + ".writing", JsonSerializer.Serialize(this, Json));
        File.Move(file + ".writing", file, overwrite: true);
    }

    /// <summary>Reads from the folder of a run; null where the fold is not done.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it.</exception>
    public static FoldResult? Find(RunFolder run)
    {
        string file = run.Combine(FileName);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<FoldResult>(File.ReadAllText(file), Json) : null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }
}
