using System.Xml.Linq;

namespace TDGan.Architecture.Tests.Repository;

/// <summary>A project file read as text: what it declares itself, not what MSBuild makes of it.</summary>
/// <param name="Path">Relative to the root of the repository.</param>
/// <param name="AssemblyName">As declared, else the name of the file.</param>
/// <param name="UsesTorch">Whether it asks build/Torch.targets for libtorch.</param>
/// <param name="References">Names of the projects, packages and frameworks that it references.</param>
internal sealed record ProjectFile(string Path, string AssemblyName, bool UsesTorch, IReadOnlyList<string> References)
{
    public static IReadOnlyList<ProjectFile> All { get; } = [.. RepositoryFolder.Files("", ".csproj").Select(Read)];

    private static ProjectFile Read(string path)
    {
        XDocument project = XDocument.Parse(RepositoryFolder.ReadText(path));
        return new ProjectFile(
            path,
            project.Descendants("AssemblyName").Select(element => element.Value).SingleOrDefault() ?? FileName(path),
            project.Descendants("UsesTorch").Any(element => element.Value == "true"),
            [
                .. Includes(project, "ProjectReference").Select(FileName),
                .. Includes(project, "PackageReference"),
                .. Includes(project, "FrameworkReference"),
            ]);
    }

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    private static string FileName(string path) => System.IO.Path.GetFileNameWithoutExtension(path);
}
