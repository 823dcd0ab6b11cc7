using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// [ReLU](norm(convolution(x)) [+ x]): batch normalization and shortcut are there in training only; the export folds both into the kernel and
/// a bias, so that the runtime sees plain convolutions. [N, Cin, H, W] to [N, Cout, H / stride, W / stride].
/// </summary>
internal sealed class FoldedConvolution : Module<Tensor, Tensor>, IOnnxExportable
{
    private const float Epsilon = 1e-5f;

    private readonly Conv2d conv;
    private readonly BatchNorm2d norm;
    private readonly long stride;
    private readonly bool shortcut;
    private readonly bool rectify;
    private float[]? adoptedBias;

    /// <param name="inputs">Cin.</param>
    /// <param name="outputs">Cout.</param>
    /// <param name="kernel">k, odd.</param>
    /// <param name="stride">1 or 2.</param>
    /// <param name="shortcut">Whether the input is added before the ReLU; needs stride 1 and Cin = Cout.</param>
    /// <param name="rectify">Whether a ReLU ends it.</param>
    /// <param name="silent">Whether it starts by handing its input on; needs a shortcut and a ReLU before it.</param>
    public FoldedConvolution(
        long inputs, long outputs, long kernel = 3, long stride = 1, bool shortcut = false, bool rectify = true, bool silent = false)
        : base(nameof(FoldedConvolution))
    {
        (this.stride, this.shortcut, this.rectify) = (stride, shortcut, rectify);
        conv = Conv2d(inputs, outputs, kernel, stride, kernel / 2, bias: false);
        norm = BatchNorm2d(outputs, Epsilon);
        init.kaiming_normal_(conv.weight!, nonlinearity: init.NonlinearityType.ReLU);
        if (silent)
        {
            init.zeros_(norm.weight!);
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor product = conv.forward(input);
        if (adoptedBias is not null)
        {
            Settle(product);
        }

        Tensor output = BatchStatistics.Normalize(norm, product, Epsilon);
        if (shortcut)
        {
            output = output.add_(input);
        }

        return rectify ? output.relu_() : output;
    }

    public string Export(OnnxGraph graph, string input)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        (Tensor kernel, Tensor bias) = Fold();
        string output = graph.Conv(input, kernel, bias, stride, kernel.shape[2] / 2);
        return rectify ? graph.Relu(output) : output;
    }

    /// <summary>
    /// Takes over a folded convolution if its kernel is of the same shape. The normalization's statistics, which it does not tell, are those of
    /// the next input.
    /// </summary>
    /// <param name="kernel">[Cout, Cin, k, k], the shortcut in it.</param>
    /// <param name="bias">[Cout].</param>
    /// <returns>False where the shapes differ; nothing changes then.</returns>
    public bool Adopt(Tensor kernel, Tensor bias)
    {
        if (!kernel.shape.SequenceEqual(conv.weight!.shape))
        {
            return false;
        }

        using var gradients = no_grad();
        conv.weight!.copy_(shortcut ? kernel - Identity(kernel) : kernel);
        adoptedBias = bias.data<float>().ToArray();
        return true;
    }

    /// <summary>Sets statistics and scale to those of the convolution's output [N, Cout, H, W], so that together they add the adopted bias alone.</summary>
    private void Settle(Tensor product)
    {
        using var gradients = no_grad();
        norm.running_mean!.copy_(product.mean([0, 2, 3]));
        norm.running_var!.copy_(product.var([0, 2, 3], unbiased: true));
        norm.weight!.copy_((norm.running_var! + Epsilon).sqrt());
        norm.bias!.copy_(norm.running_mean! + tensor(adoptedBias!));
        adoptedBias = null;
    }

    /// <summary>The kernel [Cout, Cin, k, k] and bias [Cout] of one plain convolution that computes the same as this in evaluation mode.</summary>
    private (Tensor Kernel, Tensor Bias) Fold()
    {
        Tensor scale = norm.weight! / (norm.running_var! + Epsilon).sqrt();
        Tensor kernel = conv.weight! * scale.view(-1, 1, 1, 1);
        if (shortcut)
        {
            kernel += Identity(kernel);
        }

        return (kernel, norm.bias! - (norm.running_mean! * scale));
    }

    /// <summary>A kernel that is 1 at its centre for its own channel hands the input through.</summary>
    private static Tensor Identity(Tensor kernel)
    {
        long centre = kernel.shape[2] / 2;
        Tensor identity = zeros_like(kernel);
        identity.select(3, centre).select(2, centre).copy_(eye(kernel.shape[0]));
        return identity;
    }
}
