using System.Globalization;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>What an exported landmark model reaches on people and photos that it never learnt from, on the teacher's boxes, and as a second look.</summary>
/// <param name="FiveOfPhotos">Errors of the five landmarks, faces of 32 px and more in the validation photos.</param>
/// <param name="MeshOfPhotos">Errors of the mesh, faces of 96 px and more in the same.</param>
/// <param name="MeshOfPeople">Errors of the mesh, faces of 96 px and more of the people that LFW keeps for measuring.</param>
/// <param name="Mesh">Both together.</param>
/// <param name="Candidates">The boxes that the detector proposes in the validation photos.</param>
/// <param name="Photos">Photos that they were looked for in, a turned copy counted as a photo.</param>
internal sealed record LandmarkMeasures(
    LandmarkErrors FiveOfPhotos,
    MeshErrors MeshOfPhotos,
    MeshErrors MeshOfPeople,
    MeshErrors Mesh,
    IReadOnlyList<ScoreCandidate> Candidates,
    int Photos)
{
    private const int WorkingSide = 640;

    /// <summary>Measures.</summary>
    /// <param name="detectorFolder">Version folder of the detector.</param>
    /// <param name="landmarkFolder">Version folder of the landmark model.</param>
    /// <param name="corpus">What the teachers said.</param>
    /// <param name="heldOut">Pictures of people that nothing is trained on.</param>
    /// <param name="sheet">Folder for drawn meshes, or null.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    public static async Task<LandmarkMeasures> MeasureAsync(
        string detectorFolder,
        string landmarkFolder,
        LandmarkCorpus corpus,
        IReadOnlyList<LandmarkPicture> heldOut,
        string? sheet,
        CancellationToken cancellationToken)
    {
        var sessions = new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 };
        using var detector = new ServedModel(await OnnxModel.LoadAsync(detectorFolder, sessions, cancellationToken));
        using OnnxModel landmarks = await OnnxModel.LoadAsync(landmarkFolder, sessions, cancellationToken);
        var predictor = new LandmarkPredictor(landmarks);
        IReadOnlyList<ScenePhoto> photos = corpus.Photos(ScenePart.Validation);
        IReadOnlyList<LandmarkSample> ofPhotos = corpus.OfPhotos(photos), ofPeople = corpus.Of(heldOut);
        IReadOnlyList<LandmarkPrediction> photoSays = await predictor.PredictAsync(ofPhotos, cancellationToken);
        IReadOnlyList<LandmarkPrediction> peopleSay = await predictor.PredictAsync(ofPeople, cancellationToken);
        MeshComparison[] photoMeshes = [.. Compare(ofPhotos, photoSays)], peopleMeshes = [.. Compare(ofPeople, peopleSay)];
        if (sheet is not null)
        {
            Directory.CreateDirectory(sheet);
            MeshSheet.Write(Path.Combine(sheet, "meshes-photos.png"), ofPhotos, photoSays);
            MeshSheet.Write(Path.Combine(sheet, "meshes-people.png"), ofPeople, peopleSay);
        }

        return new LandmarkMeasures(
            LandmarkErrors.Of(ofPhotos.Zip(photoSays)
                .Where(pair => pair.First.SeenSide >= FaceSizeBand.Large.From)
                .Select(pair => pair.Second.FiveError(pair.First))),
            MeshErrors.Of(photoMeshes),
            MeshErrors.Of(peopleMeshes),
            MeshErrors.Of(photoMeshes.Concat(peopleMeshes)),
            await FindAsync(new CandidateSearch(new OnnxFaceDetector(detector, WorkingSide), landmarks), photos, cancellationToken),
            photos.Count * CandidateSearch.Turns.Length);
    }

    /// <summary>Markdown.</summary>
    public string FormatMeshes() => string.Join('\n',
    [
        "| mesh, faces of 96 px and more | error over the distance of the eyes | lips | lids | brows | depth | correlation of mouth openings | of lid openings | faces |",
        "|---|---|---|---|---|---|---|---|---|",
        Row("validation photos", MeshOfPhotos),
        Row("people kept out", MeshOfPeople),
        Row("both", Mesh),
    ]);

    private static string Row(string name, MeshErrors errors) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {errors.All} | {errors.Lips:P1} | {errors.Eyes:P1} | {errors.Brows:P1} | {errors.Depth:P1} | {errors.MouthOpening:F3} | {errors.EyeOpening:F3} | {errors.All.Faces} |");

    private static IEnumerable<MeshComparison> Compare(IEnumerable<LandmarkSample> samples, IEnumerable<LandmarkPrediction> predictions) =>
        samples.Zip(predictions)
            .Where(pair => pair.First.Mesh is not null && pair.First.SeenSide >= MeshErrors.LeastSide)
            .Select(pair => MeshComparison.Of(pair.First, pair.Second));

    private static async Task<IReadOnlyList<ScoreCandidate>> FindAsync(
        CandidateSearch search, IReadOnlyList<ScenePhoto> photos, CancellationToken cancellationToken)
    {
        List<ScoreCandidate> candidates = [];
        foreach (ScenePhoto photo in photos)
        {
            candidates.AddRange(await search.FindAsync(photo, cancellationToken));
        }

        return candidates;
    }
}
