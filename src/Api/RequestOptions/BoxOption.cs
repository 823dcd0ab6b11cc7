using System.Globalization;
using TDGan.Inference.Crops;

namespace TDGan.Api.RequestOptions;

/// <summary>A box as <c>x,y,width,height</c>, four numbers in pixels.</summary>
internal sealed class BoxOption(string name, string description)
    : ParsedOption<FaceBox>(name, description, new OptionValues(OptionKind.Text, "x,y,width,height in pixels of the upright picture, sides above 0"))
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override bool TryParse(string text, out FaceBox value)
    {
        string[] parts = text.Split(',');
        float[] numbers = [.. parts.Select(part => float.TryParse(part, Style, CultureInfo.InvariantCulture, out float number) ? number : -1)];
        bool isBox = numbers is [>= 0, >= 0, > 0, > 0] && numbers.All(number => number <= FaceBox.LargestSide);
        value = isBox ? new FaceBox(numbers[0], numbers[1], numbers[2], numbers[3]) : default;
        return isBox;
    }
}
