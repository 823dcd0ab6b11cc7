using System.Collections.Immutable;

namespace TDGan.Api.RequestOptions;

/// <summary>One of a few words, exactly as written.</summary>
internal sealed class ChoiceOption<T>(string name, string description, ImmutableArray<(string Word, T Value)> choices)
    : ParsedOption<T>(name, description, Describe(choices))
{
    public override bool TryParse(string text, out T value)
    {
        foreach ((string word, T choice) in choices)
        {
            if (word == text)
            {
                value = choice;
                return true;
            }
        }

        value = default!;
        return false;
    }

    private static OptionValues Describe(ImmutableArray<(string Word, T Value)> choices)
    {
        ImmutableArray<string> words = [.. choices.Select(choice => choice.Word)];
        return new OptionValues(OptionKind.Text, "one of " + string.Join(", ", words)) { Choices = words };
    }
}
