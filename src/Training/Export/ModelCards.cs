using System.Globalization;
using TDGan.Training.Configuration;

namespace TDGan.Training.Export;

/// <summary>The text of <c>model-card.md</c> for each part of a run. Measures come in as tables; nothing here is a number by hand.</summary>
internal sealed class ModelCards(TrainingOptions options, string runName)
{
    private const string Use = """
        ## Intended use and limits

        The model reads or moves *apparent* facial expressions in pictures. It does not know what a person feels, who a person is, how old
        or of what gender. Its training pictures come from web search and news photos: posed and strong expressions of mostly frontal faces,
        unevenly spread over ages and skin tones. Expect more errors on children, dark skin, glasses, hands before the face, side views and
        small or blurred faces. Fear and disgust are rare in the data and the least reliable. Do not use it at workplaces or schools (in the
        EU forbidden by Art. 5(1)(f) of the AI Act), to judge persons, or to deceive. Generated pictures are marked as such in their
        metadata; keep the mark.
        """;

    private const string Data = """
        ## Data and its terms

        - FER+ (Barsoum et al., 2016): votes of ten annotators (MIT) on FER2013's pictures (collected by web search; research use; no
          licence file). Training split only; repeats of any other split are left out. The validation split chose the weights, tau and the
          temperature.
        - Labeled Faces in the Wild crops (news photos; research use): identities for the face branch. Expression labels of LFW were not
          used. Persons p045-p058 were kept out of all training.

        None of these pictures is part of the model folder or of the project.
        """;

    /// <summary>Card of E_e with M_ER.</summary>
    public string ExpressionBranch(string table, ExpressionCalibration calibration) => Card(
        "expression-branch",
        "E_e and M_ER: a face picture to seven scores of apparent facial expression, and to the expression code.",
        string.Create(CultureInfo.InvariantCulture, $"""
            ## Measured

            By `dotnet run --project src/Training -c Release -- evaluate`. The logits carry the adjustment -{calibration.Tau:F2} log prior
            and the probabilities the temperature {calibration.Temperature:F3}; both were fitted on this split, so expect slightly less elsewhere.

            {table}
            """));

    /// <summary>Card of E_f.</summary>
    public string FaceBranch() => Card("face-branch", "E_f: a face picture to the code that carries who it is.", TransferNote);

    /// <summary>Card of D_g.</summary>
    public string Decoder() => Card(
        "decoder", "D_g: a face code, an expression code and noise to a picture of the face with that expression.", TransferNote);

    private const string TransferNote = """
        ## Measured

        By numbers: not yet (expression accuracy by an independent judge, identity retrieval, realism are to come).

        By eye, `-- showcase --faces ...` on eight unseen persons with the mean code of each class: identity, hair, glasses and background stay.
        Happiness, anger, neutral and sadness are seen at once; disgust reads as a raised lip and lowered brows. Surprise widens the eyes, but
        the mouth is often a dark blot without lips. Fear is the weakest: bright patches around the mouth that an eye rejects. Blurred faces and
        means of many faces get spots. Side views keep their pose.
        """;

    private string Card(string name, string purpose, string measured)
    {
        string training = string.Create(CultureInfo.InvariantCulture, $"""
            ## Training

            Run `{runName}`: `dotnet run --project src/Training -c Release -- train --preset small --seed {options.Seed}`, at most
            {options.ExpressionPhase.Minutes:F0} minutes for the expression branch alone and {options.AdversarialPhase.Minutes:F0} minutes for
            the whole network on two CPU cores, S = {options.Networks.ImageSide}. Exported by `-- export`.
            """);
        return string.Join("\n\n", $"# {name}", purpose, training, Data.Trim(), measured.Trim(), Use.Trim()) + "\n";
    }
}
