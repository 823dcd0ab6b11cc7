using System.Globalization;
using TDGan.Training.Configuration;
using TDGan.Training.Export;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>
/// The text of <c>model-card.md</c> for each part of a run. What was measured or seen of the run comes in from outside; nothing of it stands here.
/// </summary>
/// <param name="options">The options of the run.</param>
/// <param name="runName">Name of the run.</param>
/// <param name="start">Which exported weights the run started from, in words, or null.</param>
/// <param name="transferNotes">What somebody saw or measured of this run's transfers, Markdown, or null.</param>
internal sealed class ModelCards(TrainingOptions options, string runName, string? start, string? transferNotes)
{
    /// <summary>Names of other runs whose weights are averaged in.</summary>
    public IReadOnlyList<string> AveragedWith { get; init; } = [];

    private const string Use = """
        ## Intended use and limits

        The model reads or moves *apparent* facial expressions in pictures. It does not know what a person feels, who a person is, how old
        or of what gender. Its training pictures come from web search and news photos: posed and strong expressions of mostly frontal faces,
        unevenly spread over ages and skin tones. Expect more errors on children, dark skin, glasses, hands before the face, side views and
        small or blurred faces. Fear and disgust are rare in the data and the least reliable. Do not use it at workplaces or schools (in the
        EU forbidden by Art. 5(1)(f) of the AI Act), to judge persons, or to deceive. Generated pictures are marked as such in their
        metadata; keep the mark.
        """;

    private string Data => $"""
        ## Data and its terms

        - FER+ (Barsoum et al., 2016): votes of ten annotators (MIT) on FER2013's pictures (collected by web search; research use; no
          licence file). Training split only; repeats of any other split are left out. The validation split chose the weights, tau and the
          temperature.
        - Labeled Faces in the Wild crops (news photos; research use): identities for the face branch. {LabelsOfLfw}
          Persons p045-p058 were kept out of all training.{SoftLabels}

        None of these pictures is part of the model folder or of the project.
        """;

    /// <summary>Card of E_e with M_ER.</summary>
    public string ExpressionBranch(string table, ExpressionCalibration calibration) => Card(
        "expression-branch",
        "E_e and M_ER: a face picture to seven scores of apparent facial expression, and to the expression code.",
        string.Create(CultureInfo.InvariantCulture, $"""
            ## Calibration

            The logits carry the adjustment -{calibration.Tau:F2} log prior and the probabilities the temperature {calibration.Temperature:F3}; both
            were fitted on FER+'s validation split, so expect slightly less elsewhere than is measured on it.

            ## Measured

            By `dotnet run --project src/Training -c Release -- evaluate`.

            {table}
            """));

    /// <summary>Card of E_f.</summary>
    public string FaceBranch() => Card("face-branch", "E_f: a face picture to the code that carries who it is.", TransferNotes);

    /// <summary>Card of D_g.</summary>
    public string Decoder() => Card(
        "decoder", "D_g: a face code, an expression code and noise to a picture of the face with that expression.", TransferNotes);

    /// <summary>The card of a decoder that stays while the recogniser beside it changes.</summary>
    /// <param name="card">The card so far.</param>
    /// <param name="recogniser">Name of the run of the new recogniser.</param>
    public static string WithNewCodes(string card, string recogniser)
    {
        const string Next = "\n\n## Data and its terms";
        string told = $"""


            Its weights are those of this training but for the layer that reads expression codes, which was put behind the affine map that brings the codes of
            the recogniser `{recogniser}` nearest to those it was trained with (least squares over the training pictures).
            """.ReplaceLineEndings("\n");
        int end = card.IndexOf(Next, StringComparison.Ordinal);
        return end < 0 ? card.TrimEnd() + told + "\n" : card.Insert(end, told);
    }

    private string SoftLabels => options.Data.AddedExpressions.Length == 0 ? string.Empty : "\n" + string.Create(CultureInfo.InvariantCulture, $"""
        - Soft labels, {options.Data.AddedShare * 100:F0} of 100 drawn pictures: faces that nobody labelled, as the recogniser shipped before reads them
          (`-- soft-labels read`), and faces of photos that the transfer shipped before gave a rare expression (`-- soft-labels transfer`). They are from
          Labeled Faces in the Wild without the people p045-p058 (news photos; research use); from the Face Research Lab London Set (Version 5;
          DeBruine, L., & Jones, B., 2017, figshare, https://doi.org/10.6084/m9.figshare.5047666.v5; CC BY 4.0); and from photos of 320 px: GENKI-4K,
          Leeds Sports Pose Extended, one picture of each ImageNet class, Caltech-101 faces, photos with and without masks, Urban100 (no source grants
          rights beyond research).
        """);

    private string LabelsOfLfw => options.AdversarialPhase.TruePairShare > 0
        ? "Expression labels of LFW only said which two pictures of one person differ."
        : "Expression labels of LFW were not used.";

    private string TransferNotes => "## Measured\n\n" + (transferNotes?.Trim()
        ?? "Neither measured nor looked at: look at your own pictures before you rely on it.");

    private string Card(string name, string purpose, string measured)
    {
        string training = string.Create(CultureInfo.InvariantCulture, $"""
            ## Training

            Run `{runName}`, by `dotnet run --project src/Training -c Release -- train --preset options.json` with the options at the end; the
            expression branch alone for {Budget(options.ExpressionPhase.Steps, options.ExpressionPhase.Minutes)}, the whole network for
            {Budget(options.AdversarialPhase.Steps, options.AdversarialPhase.Minutes)}. S = {options.Networks.ImageSide}. Exported by `-- export`.
            {(start is null ? "All weights started from chance." : $"With `--start-from models` it went on from {start}.")}{Averaged}
            """);
        return string.Join("\n\n", $"# {name}", purpose, training, Data.Trim(), measured.Trim(), Use.Trim(), Options()) + "\n";
    }

    private string Averaged => AveragedWith.Count == 0 ? "" : $" Exported is the mean of its weights and those of {string.Join(", ", AveragedWith.Select(name => $"`{name}`"))}.";

    private static string Budget(int steps, double minutes) => steps == 0 ? "no step" : minutes > 0
        ? string.Create(CultureInfo.InvariantCulture, $"at most {steps} steps or {minutes:G4} minutes")
        : string.Create(CultureInfo.InvariantCulture, $"at most {steps} steps");

    private string Options() => $"## Options of the run\n\n```json\n{OptionsReader.Write(options)}\n```";
}
