using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>
/// t-SNE (van der Maaten and Hinton, JMLR 2008), exact, for up to some hundred points: points that are near in many dimensions are near in two.
/// Distances between far groups say nothing.
/// </summary>
internal static class NeighbourMap
{
    private const double Perplexity = 20;
    private const int Steps = 400;
    private const int ExaggeratedSteps = 100;
    private const double Exaggeration = 8;
    private const double LearningRate = 80;
    private const double StartDeviation = 1e-2;
    private const int BisectionSteps = 40;
    private const double Smallest = 1e-12;

    /// <summary>Places in the plane, [N, 2], the same for the same seed.</summary>
    /// <param name="points">[N, d], at least 3 points.</param>
    /// <param name="seed">Seed of the start.</param>
    public static Tensor Place(Tensor points, int seed)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        Tensor wanted = Affinities(points.to(float64));
        using var chance = new RandomGenerator((ulong)seed, CPU);
        Tensor y = randn([points.shape[0], 2], dtype: float64, generator: chance) * StartDeviation;
        Tensor velocity = zeros_like(y);
        for (int step = 0; step < Steps; step++)
        {
            using var inner = NewDisposeScope();
            Tensor near = 1 / (1 + SquaredDistances(y));
            near = near - diag(near.diagonal());
            Tensor actual = (near / near.sum()).clamp_min(Smallest);
            Tensor pull = ((step < ExaggeratedSteps ? wanted * Exaggeration : wanted) - actual) * near;
            Tensor gradient = 4 * ((diag(pull.sum(1)) - pull).matmul(y));
            Tensor next = (velocity * (step < ExaggeratedSteps ? 0.5 : 0.8)) - (gradient * LearningRate);
            velocity.copy_(next);
            y.add_(next);
            y.sub_(y.mean([0], keepdim: true));
        }

        return y.to(float32).MoveToOuterDisposeScope();
    }

    /// <summary>Symmetric shares of nearness, which sum to 1; each row's width is bisected to the perplexity.</summary>
    private static Tensor Affinities(Tensor points)
    {
        Tensor distances = SquaredDistances(points);
        distances = distances / distances.mean();
        long n = points.shape[0];
        Tensor self = eye(n, dtype: float64);
        Tensor low = zeros([n, 1], dtype: float64);
        Tensor high = full([n, 1], 1e4, dtype: float64);
        Tensor shares = self;
        double target = Math.Log(Math.Min(Perplexity, (n - 1) / 3.0));
        for (int i = 0; i < BisectionSteps; i++)
        {
            Tensor precision = (low + high) / 2;
            shares = nn.functional.softmax((-distances * precision) - (self * 1e9), 1);
            Tensor entropy = -(shares * shares.clamp_min(Smallest).log()).sum(1, keepdim: true);
            Tensor tooWide = entropy.gt(target);
            low = where(tooWide, precision, low);
            high = where(tooWide, high, precision);
        }

        return ((shares + shares.t()) / (2 * n)).clamp_min(Smallest);
    }

    private static Tensor SquaredDistances(Tensor x)
    {
        Tensor norms = x.square().sum(1, keepdim: true);
        return (norms + norms.t() - (2 * x.matmul(x.t()))).clamp_min(0);
    }
}
