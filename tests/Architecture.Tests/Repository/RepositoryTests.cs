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

    /// <summary>A folder says what may be touched only to a reader who knows what it holds.</summary>
    [Fact]
    public void SourceFolder_ItsSentence_StandsInTheTour()
    {
        string[] named = [.. NamedFolders(RepositoryFolder.ReadText("docs/architecture.md"))];

        Assert.DoesNotContain(
            RepositoryFolder.Files("src", ".cs").Select(file => file[..file.LastIndexOf('/')]).Distinct(), folder => !named.Contains(folder));
    }

    [Fact]
    public void NamedFolders_RowsOfTheTour_AreOfTheProjectBeforeThem() => Assert.Equal(
        ["src/A/One", "src/A/Two", "src/A/Two/Below", "src/B"],
        NamedFolders("| `src/A/One`, `Two`, `Two/Below` | three |\n| `src/B` | `Three` is a word of the sentence |\n"));

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

    /// <summary>The folders in the first column of the tour's tables; those after the first of a row are in the same project.</summary>
    private static IEnumerable<string> NamedFolders(string tour)
    {
        foreach (string row in tour.Split('\n').Where(line => line.StartsWith("| `src/", StringComparison.Ordinal)))
        {
            string[] names = [.. Quoted().Matches(row.Split('|')[1]).Select(match => match.Groups["name"].Value)];
            string project = string.Join('/', names[0].Split('/').Take(2));
            foreach (string name in names)
            {
                yield return name.StartsWith("src/", StringComparison.Ordinal) ? name : $"{project}/{name}";
            }
        }
    }

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"""(?<path>[^""]+\.csproj)""")]
    private static partial Regex ProjectOfSolution();
}
