using TDGan.Training.Measures;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>
/// How much a linear classifier finds in codes: logistic regression on codes averaged to 2x2 places and standardized, fitted on two of three examples
/// of each class, tested on the third one.
/// </summary>
internal static class LinearProbe
{
    private const int Steps = 300;
    private const double LearningRate = 0.02;
    private const double WeightDecay = 0.02;
    private const int TestEvery = 3;
    private const int Places = 2;
    private const double SmallestDeviation = 1e-3;
    private const int Seed = 5;

    /// <summary>Mean class recall on the test part with its interval.</summary>
    /// <param name="name">What is probed.</param>
    /// <param name="codes">[N, C, h, w].</param>
    /// <param name="labels">N classes from 0; every class has at least three examples.</param>
    public static MeasuredValue MeanRecall(string name, Tensor codes, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        (int[] fit, int[] test) = Split(labels);
        Tensor x = functional.adaptive_avg_pool2d(codes, [Places, Places]).flatten(1);
        Tensor fitted = x.index_select(0, Indices(fit));
        Tensor mean = fitted.mean([0], keepdim: true);
        Tensor deviation = fitted.std(0, keepdim: true).clamp_min(SmallestDeviation);
        long[] read = Fit((fitted - mean) / deviation, [.. fit.Select(i => labels[i])], labels.Max() + 1)
            .Invoke((x.index_select(0, Indices(test)) - mean) / deviation);
        bool[] right = [.. test.Select((at, i) => read[i] == labels[at])];
        double Recall(IEnumerable<int> drawn) => drawn.GroupBy(i => labels[test[i]]).Average(group => group.Average(i => right[i] ? 1.0 : 0.0));
        return new MeasuredValue(name, Recall(Enumerable.Range(0, test.Length)), Bootstrap.Intervals(test.Length, drawn => [Recall(drawn)])[0]);
    }

    private static (int[] Fit, int[] Test) Split(IReadOnlyList<int> labels)
    {
        var seen = new Dictionary<int, int>();
        bool[] isTest = [.. labels.Select(label => (seen[label] = seen.GetValueOrDefault(label) + 1) % TestEvery == 0)];
        int[] all = [.. Enumerable.Range(0, labels.Count)];
        return ([.. all.Where(i => !isTest[i])], [.. all.Where(i => isTest[i])]);
    }

    private static Func<Tensor, long[]> Fit(Tensor x, int[] labels, int classes)
    {
        random.manual_seed(Seed);
        var layer = Linear(x.shape[1], classes);
        init.zeros_(layer.weight!);
        using var optimizer = optim.AdamW(layer.parameters(), LearningRate, weight_decay: WeightDecay);
        using Tensor target = tensor(labels.Select(label => (long)label).ToArray());
        using Tensor weights = ClassWeights(labels, classes);
        for (int step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            Tensor loss = functional.cross_entropy(layer.forward(x), target, weights);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        return inputs =>
        {
            using var gradients = no_grad();
            using Tensor read = layer.forward(inputs).argmax(1);
            return read.data<long>().ToArray();
        };
    }

    private static Tensor ClassWeights(int[] labels, int classes) =>
        tensor(Enumerable.Range(0, classes).Select(label => 1f / Math.Max(1, labels.Count(other => other == label))).ToArray());

    private static Tensor Indices(int[] rows) => tensor(rows.Select(row => (long)row).ToArray());
}
