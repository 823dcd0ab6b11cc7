using System.CommandLine;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Runs;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan landmarks train</c>: trains on the faces that <c>landmarks teach</c> noted in the run, and on the detector's false boxes.</summary>
internal static class LandmarksTrainCommand
{
    private const int WatchedHeldOut = 200;

    public static Command Create() =>
        SteppedTrainCommand.Create<LandmarkOptions, LandmarkBatch>(LandmarksCommand.Run(), Prepare);

    private static LandmarkTraining Prepare(LandmarkOptions options, string data, RunFolder run, TrainingLog log)
    {
        var corpus = new LandmarkCorpus(Path.Combine(data, DetectorCommand.SceneFolder), new TeacherLabels(run));
        var pictures = new LandmarkPictures(data);
        LandmarkFaces faces = corpus.ForTraining(pictures);
        IReadOnlyList<LandmarkSample> validation =
        [
            .. corpus.OfPhotos(corpus.Photos(ScenePart.Validation)),
            .. corpus.Of(pictures.HeldOut().Take(WatchedHeldOut)),
        ];
        log.Say(FormattableString.Invariant(
            $"{faces.OfPhotos.Count} training faces in photos ({WithMesh(faces.OfPhotos)} with a mesh) and {faces.OfCrops.Count} in crops ({WithMesh(faces.OfCrops)}), {faces.Background!.FalseBoxes} false boxes; watching {validation.Count} faces"));
        return new LandmarkTraining(options, faces, validation, log);
    }

    private static int WithMesh(IEnumerable<LandmarkSample> samples) => samples.Count(sample => sample.Mesh is not null);
}
