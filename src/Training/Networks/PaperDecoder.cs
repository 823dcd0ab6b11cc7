using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// The paper's decoder: concat (d_e, d_f, noise), convolution, residual blocks, four transposed convolutions with instance norm, one
/// transposed convolution to a sigmoid. 5,277,120 parameters with the defaults.
/// </summary>
internal sealed class PaperDecoder : Decoder
{
    private const float InstanceNormEpsilon = 1e-5f;
    private const double InitialDeviation = 0.02;
    private static readonly long[] UpsampledChannels = [512, 256, 128, 64];

    private readonly Convolution embed;
    private readonly ModuleList<PaperResidualBlock> blocks;
    private readonly ModuleList<ConvTranspose2d> upsample;
    private readonly ConvTranspose2d output;

    /// <param name="codeChannels">Channels of all inputs together.</param>
    /// <param name="width">Factor on the channels inside.</param>
    /// <param name="residualBlocks">Blocks at the code's size.</param>
    /// <param name="doublings">Transposed convolutions from the code's side to S, 1-4: the last ones of the paper's four.</param>
    public PaperDecoder(long codeChannels, double width, int residualBlocks, int doublings = 4)
        : base(nameof(PaperDecoder))
    {
        long channels = ChannelWidth.Scale(128, width);
        embed = new Convolution(codeChannels, channels, kernel: 3, bias: true);
        blocks = new ModuleList<PaperResidualBlock>([.. Enumerable.Range(0, residualBlocks).Select(_ => new PaperResidualBlock(channels))]);
        upsample = new ModuleList<ConvTranspose2d>();
        foreach (long full in UpsampledChannels.TakeLast(doublings))
        {
            long outputs = ChannelWidth.Scale(full, width);
            upsample.Add(ConvTranspose2d(channels, outputs, kernel_size: 4, stride: 2, padding: 1, bias: false));
            channels = outputs;
        }

        output = ConvTranspose2d(channels, 1, kernel_size: 3, stride: 1, padding: 1, bias: false);
        RegisterComponents();
        foreach ((_, Parameter weight) in named_parameters().Where(parameter => parameter.parameter.dim() > 1))
        {
            init.normal_(weight, 0, InitialDeviation);
        }
    }

    public override bool ComposesWithFace => false;

    public override DecoderOutput Compose(DecoderInput input)
    {
        Tensor[] codes = input.Noise is null ? [input.ExpressionCode, input.FaceCode] : [input.ExpressionCode, input.FaceCode, input.Noise];
        Tensor x = functional.relu(embed.forward(cat(codes, 1)));
        foreach (PaperResidualBlock block in blocks)
        {
            x = block.forward(x);
        }

        foreach (ConvTranspose2d layer in upsample)
        {
            x = functional.instance_norm(layer.forward(x), eps: InstanceNormEpsilon).relu_();
        }

        return new DecoderOutput(output.forward(x).sigmoid(), Mask: null);
    }

    public override DecoderGraphOutputs Export(OnnxGraph graph, DecoderValues input)
    {
        string codes = input.Noise is null
            ? graph.Concat(input.ExpressionCode, input.FaceCode)
            : graph.Concat(input.ExpressionCode, input.FaceCode, input.Noise);
        string x = graph.Relu(embed.Export(graph, codes));
        foreach (PaperResidualBlock block in blocks)
        {
            x = block.Export(graph, x);
        }

        foreach (ConvTranspose2d layer in upsample)
        {
            using Tensor scale = ones(layer.weight!.shape[1]);
            using Tensor bias = zeros(layer.weight!.shape[1]);
            x = graph.Relu(graph.InstanceNorm(graph.ConvTranspose(x, layer.weight!, stride: 2, padding: 1), scale, bias, InstanceNormEpsilon));
        }

        return new(graph.Sigmoid(graph.ConvTranspose(x, output.weight!, stride: 1, padding: 1)));
    }
}
