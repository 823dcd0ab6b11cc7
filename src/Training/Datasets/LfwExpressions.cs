using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>The expression labels of the LFW crops: for measuring, and for folds that share no person.</summary>
internal static class LfwExpressions
{
    /// <summary>Every crop that has one of the seven labels.</summary>
    /// <param name="folder">A folder that <see cref="LfwIdentityLoader"/> reads.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <exception cref="InvalidDataException">A column is missing or a picture is damaged.</exception>
    public static ExpressionSamples Load(string folder, int side) =>
        DatasetSamples.LoadExpressions(new LfwIdentityLoader().List(folder), side, strict: true, requireMajority: true);
}
