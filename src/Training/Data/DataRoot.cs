namespace TDGan.Training.Data;

/// <summary>Where the data sets are.</summary>
internal static class DataRoot
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "TDGAN_DATA";

    private const string DefaultPath = "../shared/data";

    /// <summary>The given folder, else <c>TDGAN_DATA</c>, else <c>../shared/data</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static string Find(string? given)
    {
        string path = given ?? Environment.GetEnvironmentVariable(Variable) ?? DefaultPath;
        return Directory.Exists(path)
            ? path
            : throw new DirectoryNotFoundException($"Data folder '{path}' does not exist; name it by --data or {Variable}.");
    }
}
