using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Judges;

/// <summary>What judges learn from and are checked on, at the side that they read.</summary>
/// <param name="root">Folder of the data sets.</param>
internal sealed class JudgeData(string root)
{
    /// <summary>FER+'s training split.</summary>
    public ExpressionSamples LoadExpressionTraining() =>
        FerPlusDataset.Load(Path.Combine(root, "ferplus"), "train", PlainTrunk.Side, requireMajority: false);

    /// <summary>FER+'s validation split, pictures with a majority.</summary>
    public ExpressionSamples LoadExpressionValidation() =>
        FerPlusDataset.Load(Path.Combine(root, "ferplus"), "valid", PlainTrunk.Side, requireMajority: true);

    /// <summary>The people of <c>lfw/faces</c> with two or more pictures.</summary>
    public FaceSamples LoadIdentityTraining() => FaceSamples.Load(IdentityFiles(), PlainTrunk.Side);

    /// <summary>How many people <see cref="LoadIdentityTraining"/> has.</summary>
    public int CountTrainingPeople() => IdentityFiles().Select(file => file.Label).Distinct().Count();

    private LabelledFile[] IdentityFiles() => [.. LfwFaces.TrainingFaces(Path.Combine(root, "lfw")).Where(file => file.Label is ['q', ..])];
}
