using System.CommandLine;
using TDGan.Training.Detection;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector train</c>: trains the face detector on the photos of <c>scenes/</c>.</summary>
internal static class DetectorTrainCommand
{
    private const int WatchedPhotos = 155;

    // Put into the folder of a run, it counts from the next start or --resume on: batches follow from it, the seed and the step.
    private const string FalseBoxFile = "false-boxes.csv";

    public static Command Create() =>
        SteppedTrainCommand.Create<DetectorOptions, DetectorBatch>(DetectorCommand.Run(), Prepare);

    private static DetectorTraining Prepare(DetectorOptions options, string data, RunFolder run, TrainingLog log)
    {
        string scenes = Path.Combine(data, DetectorCommand.SceneFolder);
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Training);
        IReadOnlyList<ScenePhoto> watched = SceneDataset.Load(scenes, ScenePart.Validation, WatchedPhotos);
        FalseBoxTable? table = File.Exists(run.Combine(FalseBoxFile)) ? new FalseBoxTable(photos, run.Combine(FalseBoxFile)) : null;
        IReadOnlyList<SceneSubject> hardNegatives = table?.HardNegatives ?? [];
        log.Say($"{photos.Count} training photos, {hardNegatives.Count} hard negatives; watching {watched.Count} validation photos");
        return new DetectorTraining(options, new SceneDeck(table?.Photos ?? photos, hardNegatives), watched, log);
    }
}
