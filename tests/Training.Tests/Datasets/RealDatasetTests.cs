using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>The data sets at hand, where they are.</summary>
public sealed class RealDatasetTests
{
    [Fact]
    public void Lfw_Folds_ShareNobody()
    {
        DatasetListing listing = DatasetLoaders.Find("folders").List(Path.Combine(RealData.Require(), "lfw", "identity")).Checked(strict: true);
        Assert.Equal(2_339, listing.Items.Count);
        SubjectFolds folds = SubjectFolds.Create(listing.Items, 10, seed: 1);
        Assert.Equal(59, folds.Folds.Sum(fold => fold.Subjects.Count));
        Assert.Equal(59, folds.Folds.SelectMany(fold => fold.Subjects).Distinct().Count());
        Assert.Equal(2_339, folds.Folds.Sum(fold => fold.Pictures));
    }

    [Fact]
    public void FerPlus_Inspection_FindsRepeatsAcrossSplits()
    {
        DatasetListing listing = DatasetLoaders.Find("ferplus").List(Path.Combine(RealData.Require(), "ferplus")).Checked(strict: true);
        Assert.Equal(31_541, listing.Items.Count);
        DatasetInspection inspection = DatasetInspection.Run(listing);
        Assert.Empty(inspection.Listing.Problems);
        Assert.Equal(252, inspection.Duplicates.Count(pair => pair.Exact));
    }
}
