using System.Collections.Immutable;

namespace TDGan.Api.RequestOptions;

/// <summary>Some of a few words, in any case, separated by commas.</summary>
/// <param name="name">As of every option.</param>
/// <param name="description">As of every option.</param>
/// <param name="words">The words.</param>
/// <param name="wordsName">What the contract calls one of them.</param>
internal sealed class WordSetOption(string name, string description, ImmutableArray<string> words, string wordsName)
    : ParsedOption<IReadOnlySet<string>>(name, description, Describe(words, wordsName))
{
    public override bool TryParse(string text, out IReadOnlySet<string> value)
    {
        value = text.Split(',').ToHashSet(StringComparer.OrdinalIgnoreCase);
        return value.All(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private static OptionValues Describe(ImmutableArray<string> words, string wordsName) =>
        new(OptionKind.Text, "some of " + string.Join(", ", words) + ", separated by commas") { Choices = words, ChoicesName = wordsName, IsList = true };
}
