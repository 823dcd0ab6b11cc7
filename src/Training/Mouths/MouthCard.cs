using System.Globalization;

namespace TDGan.Training.Mouths;

/// <summary>The text of the mouth painter's <c>model-card.md</c>.</summary>
internal static class MouthCard
{
    private const string Purpose = """
        # mouth-painter

        Paints what shows between lips that a transfer has parted: teeth, tongue, the dark of the mouth. Motion alone cannot, since the photo holds
        nothing of it. Input `mouth` [-1, 2, 96, 96]: the square about the mouth, turned as the eyes are, 1.4 distances of the eyes wide, as
        luminance in [0, 1] with the hole between the inner lips made even (0.3), and the hole, 1 inside. Output `filled_mouth` [-1, 1, 96, 96]:
        luminance of the square, of which only the hole is used. Plain 3x3 convolutions down to 12x12 cells and back up; the colour comes from the
        lips and the skin about the mouth (`MouthTint`).

        It learnt without pairs: the hole was cut out of pictures of open mouths, and the network fills it again, led by the difference from the
        picture (light and slopes) and by a critic that tells real mouths from painted ones, patch by patch.
        """;

    private const string Data = """
        ## Data and its terms

        | data | used for | terms |
        |---|---|---|
        | Labeled Faces in the Wild, without the people p045-p058 | open mouths | news photos; research use |
        | Face Research Lab London Set (Version 5; DeBruine, L., & Jones, B., 2017, figshare, https://doi.org/10.6084/m9.figshare.5047666.v5), 87 people who gave signed consent | open mouths | CC BY 4.0 |
        | photos of 320 px: GENKI-4K, Leeds Sports Pose Extended, one picture of each ImageNet class, Caltech-101 faces, photos with and without masks, Urban100 | open mouths of faces whose eyes are 30 px and more apart | no source grants rights beyond research |
        | the LFW people p045-p058 | measuring only | as above |

        None of these pictures is part of the model folder or of the project. Where the lips lie was read by MediaPipe Face Mesh (Apache-2.0;
        Kartynnik et al., 2019); no weight of it is in this model.
        """;

    private const string Limits = """
        ## Intended use and limits

        It invents a mouth that fits the face; nobody's teeth are seen. It has learnt mostly smiles and speech of news photos: wide screams are
        rare in it, and so are beards over the lips, hands, masks and faces in profile. It shows unevenly many ages and skin tones and was not
        measured by group. Pictures made with it must not be passed off as photos of what somebody did.
        """;

    /// <summary>Markdown.</summary>
    /// <param name="runName">Name of the run.</param>
    /// <param name="options">Its options, JSON.</param>
    /// <param name="steps">Steps that it took.</param>
    /// <param name="parameters">Weights of the network.</param>
    /// <param name="measured">What it reached.</param>
    public static string Format(string runName, string options, int steps, long parameters, string measured)
    {
        string training = string.Create(CultureInfo.InvariantCulture, $"""
            ## Training

            Run `{runName}`, by `dotnet run --project src/Training -c Release -- landmarks teach` and `-- mouths train --options options.json` with
            the options at the end, from the averaged weights of a first run: {steps} steps; {parameters} weights. Exported by `-- mouths export`.
            """);
        string reached = $"""
            ## Measured

            By `dotnet run --project src/Training -c Release -- mouths export`: the luminance between the lips of people that nothing was trained on
            is off by {measured}.
            """;
        return string.Join("\n\n", Purpose, training, Data, reached, Limits, $"## Options of the run\n\n```json\n{options.Trim()}\n```") + "\n";
    }
}
