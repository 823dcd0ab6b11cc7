using System.Collections.Immutable;

namespace TDGan.Inference.Crops;

/// <summary>How a face is cut out.</summary>
/// <param name="Rule">One of <see cref="Known"/>.</param>
/// <param name="Side">Side of the crop in pixels, S.</param>
/// <param name="Margin">Margin on each side as a share of the side without it, 0 for none.</param>
public sealed record CropRule(string Rule, int Side, double Margin)
{
    /// <summary>The smallest square around the box, about the same centre.</summary>
    public const string SquareV1 = "square-v1";

    /// <summary>
    /// A square that brings the five landmarks of a detected face to the places that they have in the training crops; where there are no
    /// landmarks, as <see cref="SquareV1"/>.
    /// </summary>
    public const string FivePointV1 = "five-point-v1";

    /// <summary>The rules that this version knows.</summary>
    public static ImmutableArray<string> Known { get; } = [SquareV1, FivePointV1];
}
