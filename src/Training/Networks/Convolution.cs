using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// A 2-D convolution whose weights are cast to the element type of its input, so that the same 32-bit master weights serve both precisions.
/// Shape [N, Cin, H, W] to [N, Cout, H', W'].
/// </summary>
internal sealed class Convolution : Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly Conv2d conv;
    private readonly long stride;
    private readonly long padding;
    private readonly Tensor? leftDirection;

    /// <param name="inputs">Cin.</param>
    /// <param name="outputs">Cout.</param>
    /// <param name="kernel">k, odd; the padding keeps height and width at stride 1.</param>
    /// <param name="stride">Step in both directions.</param>
    /// <param name="bias">Whether a bias is added.</param>
    /// <param name="rectified">
    /// Whether a ReLU follows without a norm: weights start at N(0, 2 / fan-in) (He et al., ICCV 2015) and biases at 0, so that the signal
    /// neither fades nor grows. The framework's default loses a factor of 1.7 a layer, and a critic without norms did not learn for 300 steps.
    /// </param>
    /// <param name="spectral">
    /// Whether the kernel, as a matrix [Cout, Cin k k], is divided by its largest singular value, which one power iteration a training pass follows
    /// (Miyato et al., ICLR 2018). Such a convolution is not exported.
    /// </param>
    public Convolution(
        long inputs, long outputs, long kernel, long stride = 1, bool bias = false, bool rectified = false, bool spectral = false)
        : base(nameof(Convolution))
    {
        this.stride = stride;
        padding = kernel / 2;
        conv = Conv2d(inputs, outputs, kernel, stride, padding, bias: bias);
        if (rectified)
        {
            init.kaiming_normal_(conv.weight!, nonlinearity: init.NonlinearityType.ReLU);
            init.zeros_(conv.bias!);
        }

        leftDirection = spectral ? functional.normalize(randn(outputs), dim: 0) : null;
        RegisterComponents();
    }

    /// <summary>The kernel, [Cout, Cin, k, k].</summary>
    public Tensor Weight => conv.weight!;

    /// <summary>The bias, [Cout], or null.</summary>
    public Tensor? Bias => conv.bias is { } bias ? bias : null;

    public override Tensor forward(Tensor input) => functional.conv2d(
        input, Kernel().to(input.dtype), conv.bias?.to(input.dtype), [stride, stride], [padding, padding]);

    public string Export(OnnxGraph graph, string input) => graph.Conv(input, Weight, Bias, stride, padding);

    private Tensor Kernel()
    {
        if (leftDirection is null)
        {
            return Weight;
        }

        Tensor matrix = Weight.flatten(1);
        Tensor left, right;
        using (no_grad())
        {
            right = functional.normalize(matrix.t().mv(leftDirection), dim: 0);
            left = functional.normalize(matrix.mv(right), dim: 0);
            if (training)
            {
                leftDirection.copy_(left);
            }
        }

        return Weight / left.dot(matrix.mv(right));
    }
}
