using TDGan.Training.Protocols;

namespace TDGan.Training.Tests.Protocols;

public sealed class FoldsTableTests
{
    [Fact]
    public void Format_TwoFolds_HasMeanDeviationAndAllPictures()
    {
        string table = FoldsTable.Format(
            "tiny",
            [
                new FoldResult(0, ["a"], [0, 0, 1, 1], [0, 0, 1, 0]),
                new FoldResult(1, ["b", "c"], [0, 1], [0, 1]),
            ]);
        Assert.Contains("| 0 | 1 | 4 | 75.00 | 75.00 |", table, StringComparison.Ordinal);
        Assert.Contains("| 1 | 2 | 2 | 100.00 | 100.00 |", table, StringComparison.Ordinal);
        Assert.Contains("| mean ± deviation | | | 87.50 ± 17.68 | 87.50 ± 17.68 |", table, StringComparison.Ordinal);
        Assert.Contains("| all pictures | 3 | 6 | 83.33 (", table, StringComparison.Ordinal);
    }
}
