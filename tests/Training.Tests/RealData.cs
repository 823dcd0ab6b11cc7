using TDGan.Training.Data;

namespace TDGan.Training.Tests;

/// <summary>The data sets, where they are at hand.</summary>
internal static class RealData
{
    /// <summary>Their folder; without one the test is skipped and says why.</summary>
    public static string Require()
    {
        string repository = Path.GetFullPath(ProjectFolder.File("..", ".."));
        string root = Environment.GetEnvironmentVariable(DataRoot.Variable) ?? Path.Combine(repository, "..", "shared", "data");
        Assert.SkipUnless(Directory.Exists(root), $"The data sets are not at hand: set {DataRoot.Variable} to their folder.");
        return root;
    }
}
