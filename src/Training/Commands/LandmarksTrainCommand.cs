using System.CommandLine;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks;
using TDGan.Training.Reporting;
using TDGan.Training.Training;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan landmarks train</c>: trains on the faces of <c>scenes/</c>.</summary>
internal static class LandmarksTrainCommand
{
    public static Command Create() =>
        SteppedTrainCommand.Create<LandmarkOptions, LandmarkNetwork, LandmarkBatch>(LandmarksCommand.Run(), Prepare);

    private static LandmarkTraining Prepare(LandmarkOptions options, string data, RunFolder run, TrainingLog log)
    {
        string scenes = Path.Combine(data, DetectorCommand.SceneFolder);
        List<LandmarkSample> training = Load(scenes, ScenePart.Training);
        List<LandmarkSample> validation = Load(scenes, ScenePart.Validation);
        log.Say($"{training.Count} training faces; watching {validation.Count} validation faces");
        return new LandmarkTraining(options, training, validation, run, log);
    }

    private static List<LandmarkSample> Load(string scenes, ScenePart part) =>
        [.. SceneDataset.Load(scenes, part, withFaces: true).SelectMany(LandmarkSample.Cut)];
}
