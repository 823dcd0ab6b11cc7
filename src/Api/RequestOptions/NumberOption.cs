using System.Globalization;

namespace TDGan.Api.RequestOptions;

/// <summary>A number in a range, with a point as decimal mark.</summary>
internal sealed class NumberOption(string name, string description, float minimum, float maximum)
    : ParsedOption<float>(name, description, Describe(minimum, maximum))
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <remarks>NaN fails both comparisons and is refused.</remarks>
    public override bool TryParse(string text, out float value) =>
        float.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && value >= minimum && value <= maximum;

    private static OptionValues Describe(float minimum, float maximum) =>
        new(OptionKind.Number, string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"))
        {
            Minimum = (decimal)minimum,
            Maximum = (decimal)maximum,
        };
}
