using System.Text.Json;

namespace TDGan.Training.Protocols;

/// <summary>Notes every opening of a test split beside the model, a JSON object a line: whoever reads a result can see how often it was looked for.</summary>
/// <param name="modelFolder">Folder of the model; the log stands beside its version folders.</param>
/// <param name="clock">Gives the times.</param>
internal sealed class FinalEvaluationLog(string modelFolder, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The log.</summary>
    public string Path { get; } = System.IO.Path.Combine(modelFolder, "final-evaluations.jsonl");

    /// <summary>Notes that the test split is about to be read: before it is, so that a look that was broken off counts too.</summary>
    /// <param name="version">Version folder of the model.</param>
    /// <param name="sha256">Checksum of the model.</param>
    /// <param name="dataset">Kind of the data set.</param>
    /// <param name="pictures">Labelled pictures in its test split.</param>
    public void Opened(string version, string sha256, string dataset, int pictures) =>
        Append(new { Time = clock.GetUtcNow(), Event = "opened", Version = version, Sha256 = sha256, Dataset = dataset, Pictures = pictures });

    /// <summary>Notes the result.</summary>
    /// <param name="version">Version folder of the model.</param>
    /// <param name="dataset">Kind of the data set.</param>
    /// <param name="accuracy">0-1.</param>
    /// <param name="meanClassRecall">0-1.</param>
    public void Measured(string version, string dataset, double accuracy, double meanClassRecall) => Append(new
    {
        Time = clock.GetUtcNow(),
        Event = "measured",
        Version = version,
        Dataset = dataset,
        Accuracy = Math.Round(accuracy, 4),
        MeanClassRecall = Math.Round(meanClassRecall, 4),
    });

    /// <summary>How often a test split of this kind was opened before.</summary>
    public int CountOpened(string dataset) => !File.Exists(Path)
        ? 0
        : File.ReadLines(Path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)
            .Count(entry => entry.GetProperty("event").GetString() == "opened" && entry.GetProperty("dataset").GetString() == dataset);

    private void Append<T>(T entry) => File.AppendAllText(Path, JsonSerializer.Serialize(entry, Json) + "\n");
}
