using System.Text.Json;

namespace TDGan.Training.Loops;

/// <summary>Where a run stands; <c>state.json</c> of a checkpoint.</summary>
internal sealed record PhaseState
{
    private const string FileName = "state.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The phase that is running: expression, face, or adversarial.</summary>
    public required string Phase { get; init; }

    /// <summary>Steps of that phase that are done.</summary>
    public int StepsDone { get; init; }

    /// <summary>Seconds of computing in that phase.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>Best validation measure so far in that phase; higher is better.</summary>
    public double BestMeasure { get; init; } = -1;

    /// <summary>Evaluations since the best one.</summary>
    public int EvaluationsWithoutGain { get; init; }

    /// <summary>Pace of D_f.</summary>
    public DiscriminatorPace IdentityPace { get; init; } = new();

    /// <summary>Pace of D_e.</summary>
    public DiscriminatorPace ExpressionPace { get; init; } = new();

    /// <summary>Writes into a checkpoint folder.</summary>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json));

    /// <summary>Reads from a checkpoint folder.</summary>
    /// <exception cref="InvalidDataException">The file is empty or damaged.</exception>
    public static PhaseState Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return JsonSerializer.Deserialize<PhaseState>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} holds no state.");
    }
}
