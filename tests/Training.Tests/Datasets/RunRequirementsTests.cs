using TDGan.Training.Configuration;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>What is said before the first step, on trees of a user's own.</summary>
public sealed class RunRequirementsTests : IDisposable
{
    private static readonly string[] Labels = ["surprise", "fear", "disgust", "happy", "sad", "angry", "neutral"];

    private readonly TinyDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void FitBatches_TwentySixPictures_ShrinksEveryPhaseAndSaysSo()
    {
        AddTree(pictures: 26);
        TrainingOptions options = Options();
        using var pictures = new TrainingPictures(options, _set.Root);
        RunRequirements.Check(options, pictures, _set.Root);
        List<string> said = [];
        TrainingOptions fitted = RunRequirements.FitBatches(options, pictures, said.Add);
        Assert.Equal((19, 7), (pictures.Train.Count, pictures.Validation.Count));
        Assert.Equal((19, 19), (fitted.ExpressionPhase.BatchSize, fitted.AdversarialPhase.BatchSize));
        Assert.Contains("expressionPhase takes 19 pictures a step instead of 128", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ClassesWithoutPicturesAndFacesWithoutPeople_NamesAllOfIt()
    {
        AddTree(pictures: 26, labels: 5);
        TrainingOptions options = Options() with { FacePhase = new FacePhaseOptions { Steps = 1 } };
        using var pictures = new TrainingPictures(options, _set.Root);
        string message = Assert.Throws<InvalidDataException>(() => RunRequirements.Check(options, pictures, _set.Root)).Message;
        Assert.Contains("anger, neutral", message, StringComparison.Ordinal);
        Assert.Contains("names 0 people", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OnePictureOfEachClass_SaysThatNoneIsLeftToChooseBy()
    {
        AddTree(pictures: 7);
        TrainingOptions options = Options();
        using var pictures = new TrainingPictures(options, _set.Root);
        Assert.Contains("to choose a model by", Assert.Throws<InvalidDataException>(() => RunRequirements.Check(options, pictures, _set.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PlantedExpressionsWithoutTheLandmarkModel_NamesItBeforeAnyPhase()
    {
        AddTree(pictures: 26);
        TrainingOptions options = Options() with { Losses = new LossWeights { PlantedExpression = 1 } };
        using var pictures = new TrainingPictures(options, _set.Root);
        string message = Assert.Throws<InvalidDataException>(() => RunRequirements.Check(options, pictures, _set.Root)).Message;
        Assert.Contains("face-landmarks", message, StringComparison.Ordinal);
        RunRequirements.Check(options, pictures, ProjectFolder.File("..", "..", "models"));
    }

    private void AddTree(int pictures, int labels = 7)
    {
        for (int i = 0; i < pictures; i++)
        {
            _set.Picture($"mine/{Labels[i % labels]}/{i}.jpg", seed: i);
        }
    }

    private static TrainingOptions Options() => TinyDataTree.Options with
    {
        Data = new DataOptions { Expressions = "folders=mine", Faces = "folders=mine" },
        ExpressionPhase = new ExpressionPhaseOptions { Steps = 1, BatchSize = 128 },
        AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { BatchSize = 64 },
    };
}
