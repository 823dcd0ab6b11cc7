using TDGan.Inference.Errors;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

public sealed class SessionLeaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_Batch_EqualsTheSingleRuns()
    {
        using OnnxSessionPool pool = Pool(Logarithm());
        using SessionLease lease = await pool.LeaseAsync(TestContext.Current.CancellationToken);

        float[] batch = lease.Run([Tensor("x", [3, 2], 1, 2, 3, 4, 5, 6)])["y"].Data.ToArray();

        float[] singles = [.. new[] { 1f, 3f, 5f }.SelectMany(x => lease.Run([Tensor("x", [1, 2], x, x + 1)])["y"].Data.ToArray())];
        Assert.Equal(singles, batch);
    }

    [Fact]
    public async Task Run_WantedOutputs_GivesOnlyThose()
    {
        using OnnxSessionPool pool = Pool(Logarithm());
        using SessionLease lease = await pool.LeaseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["z"], lease.Run([Tensor("x", [1, 2], 1, 1)], ["z"]).Keys);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    public async Task Run_InfinityOrNan_IsBadModelOutput(float value)
    {
        using OnnxSessionPool pool = Pool(Logarithm());
        using SessionLease lease = await pool.LeaseAsync(TestContext.Current.CancellationToken);

        var exception = Assert.Throws<InferenceException>(() => lease.Run([Tensor("x", [1, 2], 1, value)]));

        Assert.Equal(InferenceError.BadModelOutput, exception.Error);
    }

    [Fact]
    public async Task Run_OutputOfVariableSides_TakesThemFromTheInput()
    {
        byte[] graph = new OnnxGraphBuilder("variable").Input("x", -1, 1, -1, -1).Node("Neg", ["x"], "y").Output("y", -1, 1, -1, -1).Build();
        using OnnxSessionPool pool = Pool(graph);
        using SessionLease lease = await pool.LeaseAsync(TestContext.Current.CancellationToken);

        NamedTensor output = lease.Run([Tensor("x", [1, 1, 2, 3], 1, 2, 3, 4, 5, 6)])["y"];

        Assert.Equal([1, 1, 2, 3], output.Shape);
        Assert.Equal([-1, -2, -3, -4, -5, -6], output.Data.ToArray());
    }

    [Theory]
    [InlineData("w", new[] { 1, 2 }, 2, "inputs: expected x, actual w")]
    [InlineData("x", new[] { 1, 3 }, 3, "x: expected x FP32 [-1,2], actual shape [1,3], batch 1")]
    [InlineData("x", new[] { 2 }, 2, "x: expected x FP32 [-1,2], actual shape [2], batch 2")]
    [InlineData("x", new[] { 0, 2 }, 0, "x: expected x FP32 [-1,2], actual shape [0,2], batch 0")]
    [InlineData("x", new[] { 2, 2 }, 3, "x: expected 4 values, actual 3")]
    public async Task Run_InputThatDoesNotFit_TellsExpectedAndActual(string name, int[] shape, int length, string message)
    {
        using OnnxSessionPool pool = Pool(Logarithm());
        using SessionLease lease = await pool.LeaseAsync(TestContext.Current.CancellationToken);

        var exception = Assert.Throws<ArgumentException>(() => lease.Run([new NamedTensor(name, [.. shape], new float[length])]));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    private static NamedTensor Tensor(string name, int[] shape, params float[] values) => new(name, [.. shape], values);

    private static byte[] Logarithm() => new OnnxGraphBuilder("logarithm")
        .Input("x", -1, 2).Node("Log", ["x"], "y").Node("Neg", ["y"], "z").Output("y", -1, 2).Output("z", -1, 2).Build();

    private OnnxSessionPool Pool(byte[] graph)
    {
        string file = _folder.File("model.onnx");
        File.WriteAllBytes(file, graph);
        return OnnxSessionFactory.Create(new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }).CreatePool(file);
    }
}
