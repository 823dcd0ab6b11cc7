using System.Text.Json;
using TDGan.Training.Loops;

namespace TDGan.Training.Ablation;

/// <summary>What a finished run gave; a JSON file in its folder, whose presence says that the run is done.</summary>
/// <param name="Steps">Steps of the second phase.</param>
/// <param name="Seconds">Seconds of computing in the second phase.</param>
/// <param name="Start">Model folders that it started from.</param>
/// <param name="Labels">Majority label of each validation picture.</param>
/// <param name="Read">What the trained expression branch reads there, in the same order.</param>
/// <param name="Transfer">What the generator makes of fixed pairs, or null where it was not trained.</param>
internal sealed record AblationResult(
    int Steps, double Seconds, IReadOnlyList<string> Start, IReadOnlyList<int> Labels, IReadOnlyList<int> Read, TransferProbe.Values? Transfer)
{
    private const string FileName = "ablation-result.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes into the folder of the run, whole or not at all.</summary>
    public void Write(RunFolder run)
    {
        string file = run.Combine(FileName);
        File.WriteAllText(file + ".writing", JsonSerializer.Serialize(this, Json));
        File.Move(file + ".writing", file, overwrite: true);
    }

    /// <summary>Reads from the folder of a run; null where the run is not done.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it.</exception>
    public static AblationResult? Find(RunFolder run)
    {
        string file = run.Combine(FileName);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<AblationResult>(File.ReadAllText(file), Json) : null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }
}
