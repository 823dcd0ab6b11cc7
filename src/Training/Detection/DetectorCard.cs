using System.Globalization;

namespace TDGan.Training.Detection;

/// <summary>The text of the detector's <c>model-card.md</c>.</summary>
internal static class DetectorCard
{
    private const string Purpose = """
        # face-detector

        Photos to boxes, scores and five landmarks of faces: an anchor-free network of plain 3x3 convolutions with maps at strides 8, 16 and
        32. Input `image` [-1, 3, H, W], RGB in [0, 1], H and W multiples of 32 (fill up with 0.5 on the right and below). For each stride s:
        `score_s` in 0-1, `box_s` (left, top, right, bottom) and `landmarks_s` (x, y of right eye, left eye, nose, right and left mouth
        corner; the subject's side) from the centre ((column + 0.5) s, (row + 0.5) s) of each cell, in strides.
        """;

    private const string Data = """
        ## Data and its terms

        3,207 photos of 320 px (GENKI-4K, Leeds Sports Pose Extended, one picture of each ImageNet class, Caltech-101 faces, photos with and
        without masks, Urban100) for training; 465 photos of two other collections (street and web photos, Caltech-101 objects) to choose
        the threshold and to measure. Training canvases show the photos turned, about half of them within 10 degrees, a third within 45, a
        tenth within 90 and some upside down, and what earlier detectors took for faces in photos where the teacher and a mesh model see
        none. No source grants rights beyond research; none of these pictures is part of the model folder or of the
        project. The boxes and landmarks are those of another detector (YuNet, Apache-2.0), the teacher: a face that it does not see was
        never learnt, and what is measured here is agreement with it. No weight of it is in this model.
        """;

    private const string Limits = """
        ## Intended use and limits

        It finds where faces are, so that apparent expressions can be read; it does not know who a person is, nor age or gender, and must not
        be used to watch people. Faces below about 10 px, seen from the side or behind hands, turned by 90 degrees and more, or in heavy shade are often
        missed; faces of animals, dolls and statues are sometimes taken for faces. Landmarks of faces under 12 px and behind masks are
        guesses. The photos show unevenly many ages and skin tones; it was not measured by group.
        """;

    /// <summary>Markdown.</summary>
    /// <param name="runName">Name of the run.</param>
    /// <param name="options">Its options, JSON.</param>
    /// <param name="steps">Steps that it took.</param>
    /// <param name="parameters">Weights of the network.</param>
    /// <param name="table">What it reached on the validation photos.</param>
    public static string Format(string runName, string options, int steps, long parameters, string table)
    {
        string training = string.Create(CultureInfo.InvariantCulture, $"""
            ## Training

            Run `{runName}`, by `dotnet run --project src/Training -c Release -- detector train --options options.json` with the options at the
            end: {steps} steps; {parameters} weights. Exported by `-- detector export`.
            """);
        string measured = $"""
            ## Measured

            On the validation photos, through the exported graph and the code that serves, by
            `dotnet run --project src/Training -c Release -- detector evaluate`, turned copies by `-- detector evaluate --turn 0 30 45 60 90`
            (photos turned in both directions, corners continued as in a mirror; the detector alone with `--alone`). The threshold was chosen
            on the same photos. The service asks the landmark model about each box from `proposalConfidence` on, where there is one.

            {table}
            """;
        return string.Join("\n\n", Purpose, training, Data, measured, Limits, $"## Options of the run\n\n```json\n{options.Trim()}\n```") + "\n";
    }
}
