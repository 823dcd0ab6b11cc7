using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace TDGan.Architecture.Tests.Repository;

public sealed partial class RepositoryTests
{
    private const int MaxLinesOfSourceFile = 300;

    /// <summary>Names that say nothing about what is inside.</summary>
    private static readonly string[] EmptyNames = ["Utils", "Helper", "Helpers", "Manager", "Common"];

    [Fact]
    public void SourceFile_ItsLength_IsAtMost300Lines()
    {
        IReadOnlyList<string> files = [.. RepositoryFolder.Files("src", ".cs")];

        Assert.NotEmpty(files);
        Assert.Empty(files
            .Select(path => (Path: path, Lines: RepositoryFolder.CountLines(path)))
            .Where(file => file.Lines > MaxLinesOfSourceFile)
            .Select(file => $"{file.Path} has {file.Lines} lines"));
    }

    [Fact]
    public void SourceFile_ItsName_SaysWhatIsInside() =>
        Assert.DoesNotContain(RepositoryFolder.Files("src", ".cs").Select(Path.GetFileNameWithoutExtension).OfType<string>(), name =>
            name == "Extensions" || EmptyNames.Any(empty => name.EndsWith(empty, StringComparison.Ordinal)));

    [Fact]
    public void Solution_ItsProjects_AreThoseOfTheRepository() =>
        Assert.Equal(
            ProjectFile.All.Select(project => project.Path),
            ProjectOfSolution().Matches(RepositoryFolder.ReadText("TDGan.sln"))
                .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
                .Order(StringComparer.Ordinal));

    [Fact]
    public void ThirdPartyNotices_PackagesWithCentralVersions_AreAllNamed()
    {
        string notices = RepositoryFolder.ReadText("THIRD-PARTY-NOTICES.md");

        Assert.All(
            XDocument.Parse(RepositoryFolder.ReadText("Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Select(element => element.Attribute("Include")!.Value),
            package => Assert.Contains($"| {package} |", notices, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"""(?<path>[^""]+\.csproj)""")]
    private static partial Regex ProjectOfSolution();
}
