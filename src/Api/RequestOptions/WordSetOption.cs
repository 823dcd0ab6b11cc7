using System.Collections.Immutable;

namespace TDGan.Api.RequestOptions;

/// <summary>Some of a few words, separated by commas.</summary>
internal sealed class WordSetOption(string name, string description, ImmutableArray<string> words)
    : ParsedOption<IReadOnlySet<string>>(name, description, Describe(words))
{
    public override bool TryParse(string text, out IReadOnlySet<string> value)
    {
        value = text.Split(',').ToHashSet(StringComparer.Ordinal);
        return value.All(word => words.Contains(word));
    }

    private static OptionValues Describe(ImmutableArray<string> words) =>
        new(OptionKind.Text, "some of " + string.Join(", ", words) + ", separated by commas") { Choices = words, IsList = true };
}
