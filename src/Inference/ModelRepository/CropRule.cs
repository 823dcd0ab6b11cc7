namespace TDGan.Inference.ModelRepository;

/// <summary>How a face is cut out.</summary>
/// <param name="Rule">Name of the rule: <c>square-v1</c> is the smallest square around the box, about the same centre.</param>
/// <param name="Side">Side of the crop in pixels, S.</param>
/// <param name="Margin">Margin on each side as a share of the box's longer side, 0 for none.</param>
public sealed record CropRule(string Rule, int Side, double Margin)
{
    /// <summary>The only <see cref="Rule"/> that this version knows.</summary>
    public const string SquareV1 = "square-v1";
}
