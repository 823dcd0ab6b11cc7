using System.CommandLine;
using TDGan.Training.Datasets;
using TDGan.Training.Landmarks;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan landmarks train</c>: trains on the faces of <c>scenes/</c> and on those of LFW and FER+ as the teacher sees them.</summary>
internal static class LandmarksTrainCommand
{
    public static Command Create() =>
        SteppedTrainCommand.Create<LandmarkOptions, LandmarkNetwork, LandmarkBatch>(LandmarksCommand.Run(), Prepare);

    private static LandmarkTraining Prepare(LandmarkOptions options, string data, RunFolder run, TrainingLog log)
    {
        string scenes = Path.Combine(data, DetectorCommand.SceneFolder);
        List<LandmarkSample> photos = Load(scenes, ScenePart.Training);
        List<LandmarkSample> validation = Load(scenes, ScenePart.Validation);
        IReadOnlyList<LandmarkSample> crops = options.CropShare > 0 ? FindCrops(data, log) : [];
        log.Say($"{photos.Count} training faces in photos and {crops.Count} in crops; watching {validation.Count} validation faces");
        return new LandmarkTraining(options, new LandmarkFaces(photos, crops), validation, run, log);
    }

    private static List<LandmarkSample> Load(string scenes, ScenePart part) =>
        [.. SceneDataset.Load(scenes, part, withFaces: true).SelectMany(LandmarkSample.Cut)];

    /// <summary>The training parts of LFW and FER+, which the other networks learn from, too.</summary>
    private static IReadOnlyList<LandmarkSample> FindCrops(string data, TrainingLog log)
    {
        log.Say("asking the teacher about the crops of LFW and FER+");
        using var teacher = new TeacherDetector(Path.Combine(data, DetectorCommand.TeacherFile));
        return
        [
            .. TaughtCrops.Find(teacher, new LfwLoader().List(Path.Combine(data, "lfw"))),
            .. TaughtCrops.Find(teacher, new FerPlusLoader().List(Path.Combine(data, "ferplus")).OfSplit("train")),
        ];
    }
}
