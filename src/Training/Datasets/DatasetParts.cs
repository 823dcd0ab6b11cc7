namespace TDGan.Training.Datasets;

/// <summary>A data set divided for one training. The test part is listed, but no training decodes it.</summary>
/// <param name="Train">Pictures to train on.</param>
/// <param name="Validation">Pictures that choose between models.</param>
/// <param name="Test">Pictures that are opened once, at the end; empty where the set has none.</param>
internal sealed record DatasetParts(DatasetListing Train, DatasetListing Validation, DatasetListing Test)
{
    /// <summary>Who is on validation and test pictures, by the set's names: nobody of them may be shown to a training otherwise.</summary>
    public IReadOnlySet<string> HeldOutSubjects =>
        Validation.Items.Concat(Test.Items).Select(item => item.Subject).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
