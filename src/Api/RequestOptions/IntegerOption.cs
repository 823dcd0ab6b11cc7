using System.Globalization;

namespace TDGan.Api.RequestOptions;

/// <summary>A whole number in a range, digits only.</summary>
internal sealed class IntegerOption(string name, string description, long minimum, long maximum)
    : ParsedOption<long>(name, description, Describe(minimum, maximum))
{
    public override bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= minimum && value <= maximum;

    private static OptionValues Describe(long minimum, long maximum) =>
        new(OptionKind.Integer, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"))
        {
            Minimum = minimum,
            Maximum = maximum,
        };
}
