using static TorchSharp.torch;

namespace TDGan.Training.Measures;

/// <summary>y = M x + b.</summary>
/// <param name="Matrix">M, [outputs, inputs].</param>
/// <param name="Offset">b, [outputs].</param>
/// <param name="Explained">Share of the variance of y that the map explains on the rows that it was fitted on, at most 1.</param>
internal sealed record AffineMap(Tensor Matrix, Tensor Offset, double Explained)
{
    /// <summary>The map of least squares, with a ridge of <paramref name="ridge"/> times the mean variance of the inputs.</summary>
    /// <param name="inputs">[N, inputs].</param>
    /// <param name="outputs">[N, outputs].</param>
    /// <param name="ridge">Keeps inputs that never vary from being given other weight than <paramref name="near"/> does, above 0.</param>
    /// <param name="near">M where the rows say nothing, [outputs, inputs]; null for 0.</param>
    public static AffineMap Fit(Tensor inputs, Tensor outputs, double ridge = 1e-4, Tensor? near = null)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        (Tensor x, Tensor y) = (inputs.to(float64), outputs.to(float64));
        (Tensor meanX, Tensor meanY) = (x.mean([0L]), y.mean([0L]));
        (x, y) = (x - meanX, y - meanY);
        Tensor gram = x.T.matmul(x);
        Tensor weight = ridge * gram.diagonal().mean() * eye(gram.shape[0], dtype: float64);
        Tensor wanted = near is null ? x.T.matmul(y) : x.T.matmul(y) + weight.matmul(near.to(float64).T);
        Tensor matrix = linalg.solve(gram + weight, wanted).T;
        double unexplained = (y - x.matmul(matrix.T)).square().sum().item<double>() / y.square().sum().item<double>();
        Tensor offset = meanY - matrix.matmul(meanX);
        return new AffineMap(
            matrix.to(float32).MoveToOuterDisposeScope(), offset.to(float32).MoveToOuterDisposeScope(), 1 - unexplained);
    }
}
