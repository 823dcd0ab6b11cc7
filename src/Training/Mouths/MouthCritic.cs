using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = TDGan.Training.Networks.Convolution;

namespace TDGan.Training.Mouths;

/// <summary>Tells real mouths from painted ones, patch by patch (Isola et al., CVPR 2017): [N, 3, 96, 96], mouth, mouth with the hole, hole, to [N, 1, 12, 12].</summary>
internal sealed class MouthCritic : Module<Tensor, Tensor>
{
    /// <summary>Mouth, mouth with the hole, hole.</summary>
    public const int Inputs = MouthPainter.Inputs + 1;

    private const long Width = 24;
    private const double Slope = 0.2;

    // Luminance varies by about a quarter about its middle.
    private const double Middle = 0.5;
    private const double Gain = 4;

    private readonly Sequential layers;

    public MouthCritic()
        : base(nameof(MouthCritic))
    {
        layers = Sequential(
            new Convolution(Inputs, Width, kernel: 3, stride: 2, bias: true, rectified: true),
            LeakyReLU(Slope),
            new Convolution(Width, 2 * Width, kernel: 3, stride: 2, bias: true, rectified: true),
            LeakyReLU(Slope),
            new Convolution(2 * Width, 4 * Width, kernel: 3, stride: 2, bias: true, rectified: true),
            LeakyReLU(Slope),
            new Convolution(4 * Width, 1, kernel: 3, bias: true));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => layers.forward((input - Middle) * Gain);
}
