using System.Text.RegularExpressions;
using Xunit;

namespace TDGan.Architecture.Tests.Repository;

/// <summary>docs/cases.md: a test that it names and that is gone would keep nothing away.</summary>
public sealed partial class CasesDocumentTests
{
    private const int Cases = 24;

    [Fact]
    public void Table_EveryTestItNames_Exists()
    {
        string[] rows = [.. RepositoryFolder.ReadText("docs/cases.md").Split('\n').Where(line => Row().IsMatch(line))];
        Assert.Equal(Enumerable.Range(1, Cases), rows.Select(row => int.Parse(Row().Match(row).Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Dictionary<string, string> sources = RepositoryFolder.Files("tests", ".cs")
            .GroupBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(group => group.Key!, group => string.Concat(group.Select(RepositoryFolder.ReadText)));
        foreach (string row in rows)
        {
            MatchCollection named = TestName().Matches(row);
            Assert.True(named.Count > 0, $"no test is named: {row}");
            Assert.All(named, test => Assert.True(
                sources.TryGetValue(test.Groups["class"].Value, out string? source)
                    && source.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal),
                $"{test.Value} does not exist"));
        }
    }

    [GeneratedRegex(@"^\| (?<number>\d+)\. ")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
