using TDGan.Training.Data;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Scenes;

public sealed class SceneDatasetTests : IDisposable
{
    private readonly DrawnScenes _scenes = DrawnScenes.Create();

    public void Dispose() => _scenes.Dispose();

    [Fact]
    public void Load_BothParts_ShareNoSource()
    {
        IReadOnlyList<ScenePhoto> training = SceneDataset.Load(_scenes.Root, ScenePart.Training);
        IReadOnlyList<ScenePhoto> validation = SceneDataset.Load(_scenes.Root, ScenePart.Validation);
        Assert.Equal((DrawnScenes.TrainingPhotos, DrawnScenes.ValidationPhotos), (training.Count, validation.Count));
        Assert.Empty(training.Select(photo => photo.Source).Intersect(validation.Select(photo => photo.Source)));
    }

    [Fact]
    public void Load_Labels_AreBoxesByEdgesWithFacelessAndIgnored()
    {
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(_scenes.Root, ScenePart.Training);
        SceneFace face = Assert.Single(photos[0].Faces);
        Assert.Equal((26.72, 15.76, 34.56, 40.32), (Math.Round(face.Left, 2), Math.Round(face.Top, 2), Math.Round(face.Right - face.Left, 2), Math.Round(face.Bottom - face.Top, 2)));
        Assert.Equal(10, Assert.Single(photos[0].Ignored).Right);
        Assert.Empty(photos[3].Faces);
        Assert.True(photos[3].ForcedNegative);
    }

    [Fact]
    public void Load_RealScenes_SplitAnEighthOffBySource()
    {
        string index = Path.Combine(RealData.Folder, "scenes", "train_index.csv");
        Assert.SkipUnless(File.Exists(index), $"The photos are not at hand: set {DataRoot.Variable} to the folder of the data sets.");
        ScenePart[] parts = [.. File.ReadLines(index).Skip(1).Select(line => ScenePartition.PartOf(line.Split(',')[1]))];
        Assert.Equal((3_207, 465), (parts.Count(part => part == ScenePart.Training), parts.Count(part => part == ScenePart.Validation)));
    }
}
