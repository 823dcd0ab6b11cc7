namespace TDGan.Architecture.Tests.Metadata;

/// <summary>The assemblies of <c>src/</c> as this build left them; the build writes their list beside this test.</summary>
internal static class BuiltAssemblies
{
    private static readonly string ListPath = Path.Combine(AppContext.BaseDirectory, "built-assemblies.txt");

    public static IReadOnlyList<string> Paths { get; } = [.. File.ReadAllLines(ListPath).Where(line => line.Length > 0)];

    public static IEnumerable<string> Names => Paths.Select(Path.GetFileNameWithoutExtension).OfType<string>();

    public static AssemblyReferences Read(string name) => AssemblyReferences.Read(PathOf(name));

    public static string PathOf(string name) => Paths.Single(path => Path.GetFileNameWithoutExtension(path) == name);
}
