using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Measures;
using TDGan.Training.Tests.Commands;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Evaluation;

/// <summary>The rows against the same passes, made one by one.</summary>
public sealed class ReconstructionMeasureTests
{
    [Fact]
    public async Task MeasureAsync_ShippedModels_ComparesEachPassWithWhatItShouldGiveBack()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using ExportedGenerator generator = await ExportedGenerator.LoadAsync(CommandRun.ShippedModels, cancellation);
        random.manual_seed(2);
        using Tensor faces = rand(2, 1, generator.Side, generator.Side);
        using Tensor expressions = rand(14, 1, generator.Side, generator.Side);
        using Tensor generated = rand(14, 1, generator.Side, generator.Side);
        var pairs = new TransferPairs(faces, ["one", "two"], expressions);

        TransferSection section = await ReconstructionMeasure.MeasureAsync(generator, pairs, generated, every: 1, cancellation);

        async Task<double> L1Async(Tensor face, Tensor expression, Tensor expected)
        {
            using Tensor codes = await generator.ExpressionCodesAsync(expression, cancellation);
            using Tensor picture = await generator.GenerateAsync(face, codes, cancellation);
            return (picture - expected).abs().mean().item<float>();
        }

        Assert.Equal(
            [
                await L1Async(faces, faces, faces),
                await L1Async(generated, pairs.Faces, pairs.Faces),
                await L1Async(expressions, generated, expressions),
            ],
            section.Rows.Select(row => row.Measures[0].Value),
            (expected, actual) => Math.Abs(expected - actual) < 1e-5);
    }

    [Fact]
    public void Pairs_OfTwoFaces_AreEachFaceWithEveryExpression()
    {
        using Tensor faces = zeros(2, 1, 4, 4);
        using Tensor expressions = zeros(14, 1, 4, 4);
        var pairs = new TransferPairs(faces, ["one", "two"], expressions);

        Assert.Equal([.. Enumerable.Repeat("one", 7), .. Enumerable.Repeat("two", 7)], Enumerable.Range(0, 14).Select(pairs.Person));
        Assert.Equal([0, 1, 6, 0, 6], new[] { 0, 1, 6, 7, 13 }.Select(TransferPairs.Target));
    }

    [Theory]
    [InlineData(true, 0.1, 0.2, 0.3, 0.4)]
    [InlineData(false, 0.1, 0.15, 0.2, 0.25)]
    [InlineData(false, 0.9, 0.6, 0.3, 0.1)]
    [InlineData(false, 0.1, 0.9, 0.8, 0.31)]
    public void Rises_Probabilities_MustGrowSteadilyAndByAFifth(bool rises, params double[] read) =>
        Assert.Equal(rises, InterpolationMeasure.Rises(read));
}
