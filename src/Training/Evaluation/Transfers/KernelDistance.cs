using TDGan.Inference.Expressions;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>
/// KID (Binkowski et al., ICLR 2018): the unbiased squared maximum mean discrepancy with the kernel (x·y / d + 1)^3, here on a judge's pooled
/// features and with weights, so that both sides hold every expression alike.
/// </summary>
internal static class KernelDistance
{
    private const int Halvings = 50;

    /// <summary>KID between two weighted sets.</summary>
    /// <param name="x">[N, d].</param>
    /// <param name="weightsX">N weights, above 0.</param>
    /// <param name="y">[M, d].</param>
    /// <param name="weightsY">M weights, above 0.</param>
    public static double Between(Tensor x, double[] weightsX, Tensor y, double[] weightsY)
    {
        using var scope = NewDisposeScope();
        Tensor wx = Column(weightsX);
        Tensor wy = Column(weightsY);
        double cross = (Kernel(x, y) * wx.matmul(wy.t())).sum().item<double>() / (weightsX.Sum() * weightsY.Sum());
        return Within(x, wx) + Within(y, wy) - (2 * cross);
    }

    /// <summary>Weights under which each expression counts alike.</summary>
    public static double[] ClassWeights(IReadOnlyList<int> labels)
    {
        int[] counts = [.. Enumerable.Range(0, ExpressionLabels.Count).Select(label => labels.Count(other => other == label))];
        return [.. labels.Select(label => 1.0 / counts[label])];
    }

    /// <summary>Mean KID of two random halves of one set, over 50 seeded halvings: what sampling alone gives.</summary>
    public static double OfHalves(Tensor features, IReadOnlyList<int> labels, int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, labels.Count)];
        double sum = 0;
        for (int i = 0; i < Halvings; i++)
        {
            random.Shuffle(order);
            int[] byClass = [.. order.OrderBy(at => labels[at])];
            int[] first = [.. byClass.Where((_, at) => at % 2 == 0)];
            int[] second = [.. byClass.Where((_, at) => at % 2 == 1)];
            sum += Between(Pick(features, first), ClassWeights([.. first.Select(at => labels[at])]), Pick(features, second), ClassWeights([.. second.Select(at => labels[at])]));
        }

        return sum / Halvings;
    }

    private static Tensor Pick(Tensor features, int[] rows) => features.index_select(0, tensor(rows.Select(row => (long)row).ToArray()));

    private static Tensor Column(double[] weights) => tensor(weights).unsqueeze(1);

    private static Tensor Kernel(Tensor x, Tensor y) => ((x.to(float64).matmul(y.to(float64).t()) / x.shape[1]) + 1).pow(3);

    private static double Within(Tensor x, Tensor weights)
    {
        Tensor pairs = weights.matmul(weights.t());
        pairs = pairs - diag(pairs.diagonal());
        return (Kernel(x, x) * pairs).sum().item<double>() / pairs.sum().item<double>();
    }
}
