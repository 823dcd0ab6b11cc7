using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// Realism by patch from convolutions of its own, [N, 1, V, V] to logits [N, 1, V / 8, V / 8]: a trunk that must also tell a thousand people apart
/// has other things to look at than artefacts.
/// </summary>
internal sealed class RealismTrunk : Module<Tensor, Tensor>
{
    private const double LeakySlope = 0.2;

    private readonly Convolution conv1;
    private readonly Convolution conv2;
    private readonly Convolution conv3;
    private readonly Convolution conv4;
    private readonly Convolution judge;

    /// <param name="width">Factor on the channels.</param>
    /// <param name="spectral">Whether the kernels are normalized by their largest singular value.</param>
    public RealismTrunk(double width, bool spectral)
        : base(nameof(RealismTrunk))
    {
        long c1 = ChannelWidth.Scale(32, width), c2 = ChannelWidth.Scale(64, width), c3 = ChannelWidth.Scale(128, width);
        conv1 = new Convolution(1, c1, kernel: 5, stride: 2, bias: true, rectified: true, spectral: spectral);
        conv2 = new Convolution(c1, c2, kernel: 3, stride: 2, bias: true, rectified: true, spectral: spectral);
        conv3 = new Convolution(c2, c3, kernel: 3, stride: 2, bias: true, rectified: true, spectral: spectral);
        conv4 = new Convolution(c3, c3, kernel: 3, bias: true, rectified: true, spectral: spectral);
        judge = new Convolution(c3, 1, kernel: 3, bias: true, rectified: true, spectral: spectral);
        RegisterComponents();
    }

    /// <param name="view">The view of the discriminator, in [-1, 1].</param>
    public override Tensor forward(Tensor view)
    {
        Tensor x = functional.leaky_relu(conv1.forward(view), LeakySlope).ToChannelsLast();
        x = functional.leaky_relu(conv2.forward(x), LeakySlope);
        x = functional.leaky_relu(conv3.forward(x), LeakySlope);
        return judge.forward(functional.leaky_relu(conv4.forward(x), LeakySlope));
    }
}
