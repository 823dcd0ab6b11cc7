using System.Text.RegularExpressions;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Documentation;

/// <summary>The fenced code blocks of a page of the documentation.</summary>
internal static partial class MarkdownExamples
{
    /// <summary>The blocks of one language in their order.</summary>
    /// <param name="page">Path from the root of the repository.</param>
    /// <param name="language">What stands behind the opening fence.</param>
    public static IReadOnlyList<string> Read(string page, string language) =>
        [.. Block().Matches(File.ReadAllText(SourceTree.Find(page)).ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["code"].Value)];

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
