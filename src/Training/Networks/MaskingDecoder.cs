using System.Numerics;
using TDGan.Training.Configuration;
using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// D_g that paints only the change (Pumarola et al., ECCV 2018): I_g = A I_f + (1 - A) C, mask A and content C at S/2, enlarged. Nearest
/// upsampling and convolutions, modulated by the expression.
/// </summary>
/// <remarks>A starts at one half everywhere, so that neither "no change" nor "all new" is where training begins.</remarks>
internal sealed class MaskingDecoder : Decoder
{
    private const double LastLayerDeviation = 3e-3;

    private readonly Linear expressionIn;
    private readonly Convolution embed;
    private readonly ModuleList<ModulatedBlock> blocks;
    private readonly ModuleList<Convolution> enlarge;
    private readonly ModuleList<ModulatedBlock> refine;
    private readonly Convolution maskAndContent;
    private readonly long imageSide;
    private readonly long codeSide;
    private readonly Precision precision;

    /// <param name="imageSide">S.</param>
    /// <param name="codeSide">Side of both codes; S over it is a power of two, at least 4.</param>
    /// <param name="faceChannels">Channels of d_f.</param>
    /// <param name="expressionChannels">Channels of d_e.</param>
    /// <param name="noiseChannels">Channels of d_n, or 0.</param>
    /// <param name="width">Factor on the channels inside.</param>
    /// <param name="residualBlocks">Blocks at the code's size.</param>
    /// <param name="precision">Element type of the activations.</param>
    public MaskingDecoder(
        long imageSide, long codeSide, long faceChannels, long expressionChannels, long noiseChannels, double width, int residualBlocks, Precision precision)
        : base(nameof(MaskingDecoder))
    {
        this.imageSide = imageSide;
        this.codeSide = codeSide;
        this.precision = precision;
        long channels = ChannelWidth.Scale(128, width), expression = channels;
        expressionIn = Linear(expressionChannels, expression);
        embed = new Convolution(faceChannels + expression + noiseChannels, channels, kernel: 3, bias: true, rectified: true);
        blocks = new ModuleList<ModulatedBlock>([.. Enumerable.Range(0, residualBlocks).Select(_ => new ModulatedBlock(channels, expression))]);
        enlarge = new ModuleList<Convolution>();
        refine = new ModuleList<ModulatedBlock>();
        for (int doublings = BitOperations.Log2((uint)(imageSide / codeSide)) - 1; doublings > 0; doublings--)
        {
            enlarge.Add(new Convolution(channels, channels / 2, kernel: 3, bias: true, rectified: true));
            channels /= 2;
            refine.Add(new ModulatedBlock(channels, expression));
        }

        maskAndContent = new Convolution(channels, 2, kernel: 3, bias: true, rectified: true);
        RegisterComponents();
        init.normal_(maskAndContent.Weight, 0, LastLayerDeviation);
        init.zeros_(maskAndContent.Bias!);
    }

    public override bool ComposesWithFace => true;

    public override DecoderOutput Compose(DecoderInput input)
    {
        Tensor expression = expressionIn.forward(input.ExpressionCode.mean([2, 3])).relu_();
        Tensor spread = expression.view(expression.shape[0], expression.shape[1], 1, 1).expand(-1, -1, codeSide, codeSide);
        Tensor codes = cat(input.Noise is null ? [input.FaceCode, spread] : [input.FaceCode, spread, input.Noise], 1);
        Tensor x = embed.forward((precision == Precision.BFloat16 ? codes.to(bfloat16) : codes).ToChannelsLast()).relu_();
        foreach (ModulatedBlock block in blocks)
        {
            x = block.forward(x, expression);
        }

        for (int i = 0; i < enlarge.Count; i++)
        {
            Tensor larger = functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);
            x = refine[i].forward(enlarge[i].forward(larger).relu_(), expression);
        }

        Tensor both = functional.interpolate(
            maskAndContent.forward(x).to(float32), [imageSide, imageSide], mode: InterpolationMode.Bilinear, align_corners: false).sigmoid();
        Tensor mask = both.narrow(1, 0, 1);
        Tensor content = both.narrow(1, 1, 1);
        return new DecoderOutput(content + (mask * (input.Face - content)), mask);
    }

    public override DecoderGraphOutputs Export(OnnxGraph graph, DecoderValues input)
    {
        string pooled = graph.Flatten(graph.SpatialMean(input.ExpressionCode));
        string expression = graph.Relu(graph.Linear(pooled, expressionIn.weight!, expressionIn.bias!));
        string spread = graph.Broadcast(graph.AsMap(expression, expressionIn.weight!.shape[0]), codeSide, codeSide);
        string codes = input.Noise is null ? graph.Concat(input.FaceCode, spread) : graph.Concat(input.FaceCode, spread, input.Noise);
        string x = graph.Relu(embed.Export(graph, codes));
        foreach (ModulatedBlock block in blocks)
        {
            x = block.Export(graph, x, expression);
        }

        for (int i = 0; i < enlarge.Count; i++)
        {
            x = refine[i].Export(graph, graph.Relu(enlarge[i].Export(graph, graph.UpsampleNearest(x, 2))), expression);
        }

        string both = graph.Sigmoid(graph.ResizeBilinear(maskAndContent.Export(graph, x), imageSide, imageSide));
        string content = graph.ChannelSlice(both, 1, 2);
        return new(graph.Add(content, graph.Multiply(graph.ChannelSlice(both, 0, 1), graph.Subtract(input.Face!, content))));
    }
}
