using System.Runtime.CompilerServices;

namespace TDGan.Training.Tests;

/// <summary>Files that stand beside the tests' sources.</summary>
internal static class ProjectFolder
{
    public static string File(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
