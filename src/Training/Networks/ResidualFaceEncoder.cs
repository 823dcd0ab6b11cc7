using TDGan.Training.Configuration;
using TDGan.Training.Onnx;
using static TorchSharp.torch;

namespace TDGan.Training.Networks;

/// <summary>E_f of the residual family: three strided convolutions, each followed by a residual block. [N, 1, S, S] to [N, 128 w, S/8, S/8].</summary>
internal sealed class ResidualFaceEncoder : ImageEncoder
{
    private readonly Convolution stem;
    private readonly Convolution down1;
    private readonly ResidualBlock block1;
    private readonly Convolution down2;
    private readonly ResidualBlock block2;
    private readonly Precision precision;

    /// <param name="imageSide">S, a multiple of 8.</param>
    /// <param name="width">Factor on the channels.</param>
    /// <param name="precision">Element type of the activations.</param>
    public ResidualFaceEncoder(long imageSide, double width, Precision precision)
        : base(nameof(ResidualFaceEncoder), ChannelWidth.Scale(128, width), imageSide / 8)
    {
        this.precision = precision;
        long first = ChannelWidth.Scale(32, width);
        long second = ChannelWidth.Scale(64, width);
        stem = new Convolution(1, first, kernel: 5, stride: 2, bias: true, rectified: true);
        down1 = new Convolution(first, second, kernel: 3, stride: 2, bias: true, rectified: true);
        block1 = new ResidualBlock(second);
        down2 = new Convolution(second, CodeChannels, kernel: 3, stride: 2, bias: true, rectified: true);
        block2 = new ResidualBlock(CodeChannels);
        RegisterComponents();
    }

    public override IReadOnlyList<IReadOnlyList<nn.Module>> FreezableStages => [[stem], [down1, block1], [down2, block2]];

    public override Tensor forward(Tensor image)
    {
        Tensor x = precision == Precision.BFloat16 ? image.to(bfloat16) : image;
        x = stem.forward(x).relu_().ToChannelsLast();
        x = block1.forward(down1.forward(x).relu_());
        return block2.forward(down2.forward(x).relu_()).to(float32);
    }

    public override string Export(OnnxGraph graph, string input)
    {
        string x = graph.Relu(stem.Export(graph, input));
        x = block1.Export(graph, graph.Relu(down1.Export(graph, x)));
        return block2.Export(graph, graph.Relu(down2.Export(graph, x)));
    }
}
