using System.Text.Json;
using TDGan.Training.Measures;

namespace TDGan.Training.Ablation;

/// <summary>Compares the results of a plan with their start and their reference; as Markdown and JSON beside the runs.</summary>
/// <param name="Start">What all runs start from.</param>
/// <param name="Reference">Name of the reference variant, or null.</param>
/// <param name="Runs">A row a run.</param>
internal sealed record AblationReport(AblationStart Start, string? Reference, IReadOnlyList<AblationRow> Runs)
{
    private const string TableFile = "ablation.md";
    private const string DataFile = "ablation.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Works out every difference, paired by picture.</summary>
    /// <param name="finished">Cases with their results.</param>
    /// <param name="start">The start, measured on the same pictures.</param>
    /// <param name="reference">Name of the reference variant, or null.</param>
    public static AblationReport Create(IReadOnlyList<(AblationCase Case, AblationResult Result)> finished, AblationResult start, string? reference)
    {
        Dictionary<int, AblationResult> references = finished
            .Where(run => run.Case.Variant.Name == reference)
            .ToDictionary(run => run.Case.Options.Seed, run => run.Result);
        PairedAnswers before = Pair(start, start);
        return new AblationReport(
            new AblationStart(Accuracy(before), MeanClassRecall(before), start.Transfer),
            reference,
            [.. finished.GroupBy(run => run.Case.Variant.Name).SelectMany(variant => variant).Select(run => Row(run.Case, run.Result, start, run.Case.Variant.Name == reference ? null : references.GetValueOrDefault(run.Case.Options.Seed)))]);
    }

    /// <summary>Writes both files.</summary>
    /// <returns>The Markdown.</returns>
    public string Write(string folder)
    {
        string table = AblationTable.Format(Runs, Start, Reference);
        File.WriteAllText(Path.Combine(folder, TableFile), table);
        File.WriteAllText(Path.Combine(folder, DataFile), JsonSerializer.Serialize(this, Json));
        return table;
    }

    private static AblationRow Row(AblationCase planned, AblationResult result, AblationResult start, AblationResult? reference)
    {
        PairedAnswers toStart = Pair(result, start);
        PairedAnswers? toReference = reference is null ? null : Pair(result, reference);
        return new AblationRow
        {
            Variant = planned.Variant.Name,
            About = planned.Variant.About,
            Seed = planned.Options.Seed,
            Steps = result.Steps,
            Seconds = result.Seconds,
            Accuracy = Accuracy(toStart),
            MeanClassRecall = MeanClassRecall(toStart),
            AccuracyChange = AccuracyChange(toStart),
            MeanClassRecallChange = MeanClassRecallChange(toStart),
            AccuracyToReference = toReference is null ? null : AccuracyChange(toReference),
            MeanClassRecallToReference = toReference is null ? null : MeanClassRecallChange(toReference),
            Transfer = result.Transfer,
        };
    }

    private static PairedAnswers Pair(AblationResult first, AblationResult second) => new(first.Labels, first.Read, second.Read);

    private static MeasuredValue Accuracy(PairedAnswers answers) => answers.OfFirst("accuracy", matrix => matrix.Accuracy);

    private static MeasuredValue MeanClassRecall(PairedAnswers answers) => answers.OfFirst("mean class recall", matrix => matrix.MeanClassRecall);

    private static MeasuredValue AccuracyChange(PairedAnswers answers) => answers.Difference("change of accuracy", matrix => matrix.Accuracy);

    private static MeasuredValue MeanClassRecallChange(PairedAnswers answers) =>
        answers.Difference("change of mean class recall", matrix => matrix.MeanClassRecall);
}
