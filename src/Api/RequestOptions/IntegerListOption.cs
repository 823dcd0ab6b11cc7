using System.Collections.Immutable;
using System.Globalization;

namespace TDGan.Api.RequestOptions;

/// <summary>Different whole numbers in a range, separated by commas; one or more.</summary>
internal sealed class IntegerListOption(string name, string description, int minimum, int maximum)
    : ParsedOption<ImmutableArray<int>>(name, description, Describe(minimum, maximum))
{
    public override bool TryParse(string text, out ImmutableArray<int> value)
    {
        value = [];
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number < minimum || number > maximum || value.Contains(number))
            {
                return false;
            }

            value = value.Add(number);
        }

        return true;
    }

    private static OptionValues Describe(int minimum, int maximum) =>
        new(OptionKind.Integer, string.Create(CultureInfo.InvariantCulture, $"different whole numbers from {minimum} to {maximum}, separated by commas"))
        {
            Minimum = minimum,
            Maximum = maximum,
            IsList = true,
        };
}
