using System.Collections.Immutable;

namespace TDGan.Api.RequestOptions;

/// <summary>One of a few words, in any case: enums of other languages begin with capitals.</summary>
internal sealed class ChoiceOption<T>(string name, string description, ImmutableArray<(string Word, T Value)> choices)
    : ParsedOption<T>(name, description, Describe(choices))
{
    public override bool TryParse(string text, out T value)
    {
        foreach ((string word, T choice) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = choice;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Where no value means every value, the words have one more than the type.</summary>
    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } known ? known.Name + "OrAll" : type.Name;

    private static OptionValues Describe(ImmutableArray<(string Word, T Value)> choices)
    {
        ImmutableArray<string> words = [.. choices.Select(choice => choice.Word)];
        string expected = "one of " + string.Join(", ", words);
        return typeof(T) == typeof(int)
            ? new OptionValues(OptionKind.Integer, expected) { Choices = words }
            : new OptionValues(OptionKind.Text, expected) { Choices = words, ChoicesName = NameOf(typeof(T)) };
    }
}
