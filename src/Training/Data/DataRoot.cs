namespace TDGan.Training.Data;

/// <summary>Where the data sets are.</summary>
internal static class DataRoot
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "TDGAN_DATA";

    /// <summary>The folder where none is named, below the current one; not under version control.</summary>
    public const string DefaultPath = "data";

    /// <summary>The given folder, else <c>TDGAN_DATA</c>, else <see cref="DefaultPath"/>; it need not exist.</summary>
    public static string Locate(string? given) => given ?? Environment.GetEnvironmentVariable(Variable) ?? DefaultPath;

    /// <summary>The folder of <see cref="Locate"/>, for what reads data sets in it.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static string Find(string? given)
    {
        string path = Locate(given);
        return Directory.Exists(path)
            ? path
            : throw new DirectoryNotFoundException($"Data folder '{path}' does not exist; name it by --data or {Variable} (docs/training.md says what it holds).");
    }
}
