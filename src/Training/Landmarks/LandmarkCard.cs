using System.Globalization;
using TDGan.Inference.Manifest;

namespace TDGan.Training.Landmarks;

/// <summary>The text of the landmark model's <c>model-card.md</c>.</summary>
internal static class LandmarkCard
{
    private const string Purpose = """
        # face-landmarks

        Crops of found faces to five landmarks: a second look at what `face-detector` found. Plain 3x3 convolutions down to 3x3 cells and back
        up to 12x12, one map a landmark, and the mean place under the map's softmax, averaged over the crop and its mirror image. Input `image`
        [-1, 1, 48, 48], luminance in [0, 1], cut out by `square-v1` with a margin of 0.2: the square of 1.4 times the longer side of the box,
        about its middle. Output `landmarks` [-1, 10]: x, y of right eye, left eye, nose, right and left mouth corner (the subject's side) from
        the middle of the crop, in sides of the crop.
        """;

    private const string Data = """
        ## Data and its terms

        2,698 faces of 12 px and more in photos of 320 px (GENKI-4K, Leeds Sports Pose Extended, one picture of each ImageNet class, Caltech-101
        faces, photos with and without masks); at the share `cropShare` of the options, 31,087 pictures of one face (Labeled Faces in the Wild
        without the people p045-p058, the training split of FER+); 330 faces of two other collections (street and web photos, Caltech-101
        objects) to measure. No source grants rights beyond research; none of these pictures is part of the model folder or of the project.
        Boxes and landmarks are those of another detector (YuNet, Apache-2.0), the teacher: what is measured here is agreement with it. No
        weight of it is in this model.
        """;

    private const string Limits = """
        ## Intended use and limits

        It tells where eyes, nose and mouth of a found face lie, so that the face can be cut out upright and apparent expressions read; it does
        not know who a person is, nor age or gender, and must not be used to watch people. It fails on heads in profile, of which the data hold
        few large ones and whose two eyes it keeps apart; it is less exact on faces below some 20 px, heads bent far down, eyes in deep shade
        or behind dark glasses, and mouths behind hands, masks and beards. It believes the box: where the detector found no face, it puts
        landmarks all the same. The photos show unevenly many ages and skin tones; it was not measured by group.
        """;

    /// <summary>Markdown.</summary>
    /// <param name="runName">Name of the run.</param>
    /// <param name="options">Its options, JSON.</param>
    /// <param name="steps">Steps that it took.</param>
    /// <param name="parameters">Weights of the network.</param>
    /// <param name="rule">How the detector's landmarks count.</param>
    /// <param name="table">What it reached on the validation photos.</param>
    public static string Format(string runName, string options, int steps, long parameters, LandmarkRule rule, string table)
    {
        string training = string.Create(CultureInfo.InvariantCulture, $"""
            ## Training

            Run `{runName}`, by `dotnet run --project src/Training -c Release -- landmarks train --options options.json` with the options at the
            end: {steps} steps; {parameters} weights. Exported by `-- landmarks export`.
            """);
        string measured = string.Create(CultureInfo.InvariantCulture, $"""
            ## Measured

            On the validation photos, the boxes of `face-detector` at its threshold, through the exported graphs and the code that serves, by
            `dotnet run --project src/Training -c Release -- detector evaluate`. What is used is the mean of {1 - rule.DetectorShare:P0} of this
            model's landmarks and {rule.DetectorShare:P0} of the detector's own, a share that was chosen in tenths on the same photos.

            {table}
            """);
        return string.Join("\n\n", Purpose, training, Data, measured, Limits, $"## Options of the run\n\n```json\n{options.Trim()}\n```") + "\n";
    }
}
