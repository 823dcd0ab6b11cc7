using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Batch normalization with 32-bit weights and statistics on activations of any precision. [N, C, H, W].</summary>
internal sealed class BatchNormalization : Module<Tensor, Tensor>, IOnnxExportable
{
    private const float Epsilon = 1e-5f;

    private readonly BatchNorm2d norm;

    /// <param name="channels">C.</param>
    /// <param name="zeroScale">Starts with scale 0, so that a residual block begins as its shortcut.</param>
    public BatchNormalization(long channels, bool zeroScale = false)
        : base(nameof(BatchNormalization))
    {
        norm = BatchNorm2d(channels, Epsilon);
        if (zeroScale)
        {
            init.zeros_(norm.weight!);
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => BatchStatistics.Normalize(norm, input, Epsilon);

    public string Export(OnnxGraph graph, string input) =>
        graph.BatchNorm(input, norm.weight!, norm.bias!, norm.running_mean!, norm.running_var!, Epsilon);
}
