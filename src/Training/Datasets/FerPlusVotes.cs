using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>What ten annotators of FER+ said of one picture.</summary>
/// <param name="Expressions">Votes for the seven expressions, in the order of <see cref="Expression"/>.</param>
/// <param name="Others">Votes for contempt, unknown and not-a-face.</param>
internal sealed record FerPlusVotes(int[] Expressions, int[] Others)
{
    /// <summary>What the classes that are no expression are called in both tables, with or without a prefix.</summary>
    public static readonly string[] OtherColumns = [ExpressionNames.Contempt, "unknown", "NF"];

    /// <summary>
    /// The majority as the authors take it, single votes dropped: the one class with more than half, or null where there is none or it is none
    /// of the seven.
    /// </summary>
    public Expression? Majority
    {
        get
        {
            int[] counted = [.. Expressions.Concat(Others).Select(WithoutSingle)];
            int most = Array.IndexOf(counted, counted.Max());
            return most < ExpressionLabels.Count && 2 * counted[most] > counted.Sum() ? (Expression)most : null;
        }
    }

    /// <summary>Share of votes for each expression, single votes dropped.</summary>
    /// <returns>Seven shares that sum to 1, or null where the picture has no usable vote or is mostly something else.</returns>
    public float[]? SoftTarget()
    {
        int[] counted = [.. Expressions.Select(WithoutSingle)];
        int sum = counted.Sum();
        bool mostlyOther = Majority is null && Others.Sum() >= Expressions.Sum();
        return sum == 0 || mostlyOther ? null : [.. counted.Select(votes => (float)votes / sum)];
    }

    private static int WithoutSingle(int votes) => votes > 1 ? votes : 0;
}
