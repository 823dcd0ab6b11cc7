using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>FER+ (Barsoum et al., ICMI 2016): FER2013's pictures with the votes of ten annotators as soft labels.</summary>
internal static class FerPlusDataset
{
    /// <summary>Loads a split, repeats (<c>keep=0</c>) left out.</summary>
    /// <param name="folder">A folder that <see cref="FerPlusLoader"/> reads.</param>
    /// <param name="split">train, valid or, in the published files, test.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <param name="requireMajority">True drops pictures without a majority label, as evaluation does.</param>
    /// <param name="maxPictures">Pictures at most, the first ones, 0 for all.</param>
    public static ExpressionSamples Load(string folder, string split, int side, bool requireMajority, int maxPictures = 0) =>
        DatasetSamples.LoadExpressions(
            new FerPlusLoader().List(folder).OfSplit(split).Labelled(requireMajority).First(maxPictures), side, strict: true, requireMajority);
}
