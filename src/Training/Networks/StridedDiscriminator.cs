using TDGan.Training.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Four strided convolutions with leaky ReLU and without norm; classes from the last map, realism by patch from the map at an eighth of the view or from a trunk of its own.</summary>
internal sealed class StridedDiscriminator : Discriminator
{
    private const double LeakySlope = 0.2;
    private const int Halvings = 4;

    private readonly Convolution conv1;
    private readonly Convolution conv2;
    private readonly Convolution conv3;
    private readonly Convolution conv4;
    private readonly Convolution? realism;
    private readonly RealismTrunk? realismTrunk;
    private readonly Linear classes;
    private readonly Precision precision;
    private readonly long viewSide;
    private readonly bool shrinks;

    /// <param name="imageSide">S, a multiple of 16.</param>
    /// <param name="viewSide">
    /// Side that pictures are shrunk to first, a multiple of 16. A critic whose real pictures come from a blurrier set than the fakes must not
    /// see the difference, or it teaches the generator to blur.
    /// </param>
    /// <param name="classCount">Class logits, the fake class included.</param>
    /// <param name="options">Width, precision, spectral normalization, and whether realism has a trunk of its own.</param>
    public StridedDiscriminator(long imageSide, long viewSide, long classCount, NetworkOptions options)
        : base(nameof(StridedDiscriminator))
    {
        precision = PrecisionChoice.Resolve(options.Precision);
        this.viewSide = viewSide;
        shrinks = viewSide != imageSide;
        double width = options.Width;
        bool spectral = options.SpectralNormalization;
        long c1 = ChannelWidth.Scale(32, width), c2 = ChannelWidth.Scale(64, width), c3 = ChannelWidth.Scale(128, width);
        conv1 = new Convolution(1, c1, kernel: 5, stride: 2, bias: true, rectified: true, spectral: spectral);
        conv2 = new Convolution(c1, c2, kernel: 3, stride: 2, bias: true, rectified: true, spectral: spectral);
        conv3 = new Convolution(c2, c3, kernel: 3, stride: 2, bias: true, rectified: true, spectral: spectral);
        conv4 = new Convolution(c3, c3, kernel: 3, stride: 2, bias: true, rectified: true, spectral: spectral);
        realism = options.SeparateRealismTrunk ? null : new Convolution(c3, 1, kernel: 3, bias: true, rectified: true, spectral: spectral);
        realismTrunk = options.SeparateRealismTrunk ? new RealismTrunk(width, spectral) : null;
        long grid = viewSide >> Halvings;
        classes = Linear(c3 * grid * grid, classCount);
        RegisterComponents();
    }

    public override DiscriminatorOutput forward(Tensor image)
    {
        Tensor x = shrinks ? functional.interpolate(image, [viewSide, viewSide], mode: InterpolationMode.Area) : image;
        x = precision == Precision.BFloat16 ? x.to(bfloat16) : x;
        Tensor view = (x * 2) - 1;
        x = functional.leaky_relu(conv1.forward(view), LeakySlope).ToChannelsLast();
        x = functional.leaky_relu(conv2.forward(x), LeakySlope);
        x = functional.leaky_relu(conv3.forward(x), LeakySlope);
        Tensor patches = (realismTrunk?.forward(view) ?? realism!.forward(x)).to(float32);
        Tensor features = functional.leaky_relu(conv4.forward(x), LeakySlope).to(float32);
        return new DiscriminatorOutput(features, classes.forward(features.flatten(1)), patches);
    }
}
