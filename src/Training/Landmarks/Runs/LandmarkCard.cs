using System.Globalization;

namespace TDGan.Training.Landmarks.Runs;

/// <summary>The text of the landmark model's <c>model-card.md</c>.</summary>
internal static class LandmarkCard
{
    private const string Purpose = """
        # face-landmarks

        Crops of found faces to landmarks, and whether there is a face at all: a second look at what `face-detector` found. Plain 3x3 convolutions
        down to 4x4 cells and back up to 16x16, one map a point, and the mean place under the map's softmax; what all points have in common, the
        depth and the score come from the 4x4 cells by dense layers. Input `image` [-1, 1, 64, 64], luminance in [0, 1], cut out by `square-v1`
        with a margin of 0.25: the square of 1.5 times the longer side of the box, about its middle. Outputs, all from the middle of the crop in
        sides of the crop, right and left the subject's:

        - `landmarks` [-1, 10]: x, y of right eye, left eye, nose, right and left mouth corner;
        - `mesh` [-1, 117, 3]: x, y, z of the points of `FaceMeshTopology` (lips 40, lids 32, brows 20, nose 8, outline 17, a subset of the
          canonical face model of 468 points); z has the mean 0 over the points and is negative towards the camera;
        - `face_score` [-1, 1]: probability that a box of the detector shows a face, in 0-1.
        """;

    private const string Data = """
        ## Data and its terms

        | data | used for | terms |
        |---|---|---|
        | Labeled Faces in the Wild, without the people p045-p058 | faces | news photos; research use |
        | FER+ (pictures of FER2013), training split | faces | collected by a web search, no licence; research use (the votes are MIT) |
        | Face Research Lab London Set (Version 5; DeBruine, L., & Jones, B., 2017, figshare, https://doi.org/10.6084/m9.figshare.5047666.v5), 87 people who gave signed consent | faces | CC BY 4.0 |
        | photos of 320 px: GENKI-4K, Leeds Sports Pose Extended, one picture of each ImageNet class, Caltech-101 faces, photos with and without masks, Urban100 | faces of 12 px and more; what is no face | no source grants rights beyond research |
        | street and web photos, Caltech-101 objects; the LFW people p045-p058 | measuring and choosing only | as above |

        None of these pictures is part of the model folder or of the project. Boxes and five landmarks are those of a detector (YuNet,
        Apache-2.0), meshes those of MediaPipe Face Mesh (468 points, Apache-2.0; Kartynnik et al., 2019), two looks at each face, kept where
        both are sure and agree: what is measured here is agreement with these teachers. No weight of theirs is in this model. What is no face is
        what `face-detector` at a low score took for one in photos where no teacher sees a face, turned copies included, and windows of every
        size beside faces.
        """;

    private const string Limits = """
        ## Intended use and limits

        It tells where the parts of a found face lie, so that the face can be cut out upright, its apparent expression read and its motion
        described, and whether the detector erred; it does not know who a person is, nor age or gender, and must not be used to watch people. It
        has learnt heads that lean up to 50 degrees either way; others are to be turned first. It fails on heads in profile, of which the data
        hold few large ones and whose two eyes it keeps apart; the mesh behind hands, masks and dark glasses is a guess, as it is in faces below
        some 40 px; the depth is relative and rough. Landmarks are given for any crop: only the score says that there is no face. The photos show
        unevenly many ages and skin tones; it was not measured by group.
        """;

    /// <summary>Markdown.</summary>
    /// <param name="runName">Name of the run.</param>
    /// <param name="options">Its options, JSON.</param>
    /// <param name="steps">Steps that it took.</param>
    /// <param name="parameters">Weights of the network.</param>
    /// <param name="report">What it reached on the validation photos.</param>
    public static string Format(string runName, string options, int steps, long parameters, LandmarkReport report)
    {
        string training = string.Create(CultureInfo.InvariantCulture, $"""
            ## Training

            Run `{runName}`, by `dotnet run --project src/Training -c Release -- landmarks teach` and `-- landmarks train --options options.json`
            with the options at the end: {steps} steps; {parameters} weights. Exported by `-- landmarks export`.
            """);
        string measured = string.Create(CultureInfo.InvariantCulture, $"""
            ## Measured

            By `dotnet run --project src/Training -c Release -- landmarks export`, through the exported graphs and the code that serves. Five
            landmarks: on the validation photos, the boxes of `face-detector` at its threshold (`-- detector evaluate` prints the same). What is
            used is the mean of {1 - report.Rule.DetectorShare:P0} of this model's landmarks and {report.Rule.DetectorShare:P0} of the detector's
            own, a share that was chosen in tenths on the same photos.
            """);
        const string Candidates = """
            The score: boxes that the detector finds in the validation photos at 0.15 and above, upright and turned by 30 and -45 degrees; a box is
            a face where it overlaps one of the teacher's by half, none where it overlaps nothing by a fifth. Calibration and threshold (the
            lowest that leaves 0.025 false boxes for a photo) were chosen on the same boxes (`-- landmarks evaluate` prints the same).
            """;
        return string.Join(
            "\n\n", Purpose, training, Data, measured, report.Format(), Candidates, Limits, $"## Options of the run\n\n```json\n{options.Trim()}\n```") + "\n";
    }
}
