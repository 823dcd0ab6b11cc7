using TDGan.Training.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Judges;

/// <summary>
/// What both judges begin with, on purpose another architecture than the recogniser's: plain convolutions with batch norm and max pooling,
/// no residual, no squeeze-excitation. [N, 1, 48, 48] in [0, 1], standardized per picture, to [N, 96, 6, 6]. About 10 million multiplications.
/// </summary>
internal sealed class PlainTrunk : Module<Tensor, Tensor>
{
    /// <summary>Side of the pictures that judges read.</summary>
    public const int Side = 48;

    /// <summary>Channels that come out.</summary>
    public const long Channels = 96;

    /// <summary>Height and width that come out.</summary>
    public const long OutputSide = 6;

    private const float StandardizationEpsilon = 0.003f;

    private readonly ConvBatchNorm conv1;
    private readonly ConvBatchNorm conv2;
    private readonly ConvBatchNorm conv3;
    private readonly ConvBatchNorm conv4;
    private readonly ConvBatchNorm conv5;

    public PlainTrunk()
        : base(nameof(PlainTrunk))
    {
        conv1 = new ConvBatchNorm(1, 16, kernel: 5, stride: 2);
        conv2 = new ConvBatchNorm(16, 32, kernel: 3);
        conv3 = new ConvBatchNorm(32, 64, kernel: 3);
        conv4 = new ConvBatchNorm(64, Channels, kernel: 3);
        conv5 = new ConvBatchNorm(Channels, Channels, kernel: 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor image)
    {
        Tensor x = conv2.forward(conv1.forward(ImageStandardization.Apply(image, StandardizationEpsilon)));
        x = conv3.forward(functional.max_pool2d(x, 2));
        return conv5.forward(conv4.forward(functional.max_pool2d(x, 2)));
    }
}
