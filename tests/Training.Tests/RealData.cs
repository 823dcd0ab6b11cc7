using TDGan.Training.Data;

namespace TDGan.Training.Tests;

/// <summary>The data sets, where they are at hand.</summary>
internal static class RealData
{
    // Beside the repository, for machines on which several clones share the pictures.
    private static readonly string[] Usual = [DataRoot.DefaultPath, Path.Combine("..", "shared", DataRoot.DefaultPath)];

    /// <summary>Their folder, which need not exist: that of the environment, in the repository, or beside it.</summary>
    public static string Folder
    {
        get
        {
            string repository = Path.GetFullPath(ProjectFolder.File("..", ".."));
            string[] usual = [.. Usual.Select(path => Path.GetFullPath(Path.Combine(repository, path)))];
            return Environment.GetEnvironmentVariable(DataRoot.Variable) ?? Array.Find(usual, Directory.Exists) ?? usual[0];
        }
    }

    /// <summary>Their folder; without one the test is skipped and says why.</summary>
    public static string Require()
    {
        string root = Folder;
        Assert.SkipUnless(Directory.Exists(root), $"The data sets are not at hand: set {DataRoot.Variable} to their folder.");
        return root;
    }
}
