using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// D_g of the residual family: moves the face before it paints. A coarse flow u at S/4 warps the face picture; what a warp cannot make
/// (teeth, opened eyes) is added in logit space from a map c at S/2: I_g = sigmoid(logit(I_f(p + u(p))) + 4 tanh(c(p))).
/// </summary>
/// <remarks>
/// A flow cannot draw stripes, a change at half the resolution no textures, and the sum in logit space starts as the face itself (the last layers start near 0) without a mask that could
/// collapse to "no change".
/// </remarks>
internal sealed class WarpingDecoder : Decoder
{
    private const float MaxFlow = 0.25f;
    private const float MaxLogitChange = 4f;
    private const float LogitMargin = 0.02f;
    private const double LastLayerDeviation = 3e-3;
    private const int FlowStride = 4;
    private const int ChangeStride = 2;

    private readonly Convolution embed;
    private readonly ModuleList<ModulatedBlock> blocks;
    private readonly Convolution faceDetail1;
    private readonly Convolution faceDetail2;
    private readonly Convolution up16;
    private readonly ModulatedBlock block16;
    private readonly Convolution flow;
    private readonly Convolution up32;
    private readonly ModulatedBlock block32;
    private readonly Convolution content;
    private readonly Linear expressionIn;
    private readonly long imageSide;
    private readonly Precision precision;
    private readonly Tensor identityGrid;

    /// <param name="imageSide">S, a multiple of 8.</param>
    /// <param name="faceChannels">Channels of d_f.</param>
    /// <param name="expressionChannels">Channels of d_e.</param>
    /// <param name="noiseChannels">Channels of d_n, or 0.</param>
    /// <param name="width">Factor on the channels inside.</param>
    /// <param name="residualBlocks">Blocks at the code's size.</param>
    /// <param name="precision">Element type of the activations.</param>
    public WarpingDecoder(
        long imageSide, long faceChannels, long expressionChannels, long noiseChannels, double width, int residualBlocks, Precision precision)
        : base(nameof(WarpingDecoder))
    {
        this.imageSide = imageSide;
        this.precision = precision;
        long c8 = ChannelWidth.Scale(128, width), c16 = ChannelWidth.Scale(64, width), c32 = ChannelWidth.Scale(32, width);
        long d32 = ChannelWidth.Scale(16, width), d16 = c32;
        expressionIn = Linear(expressionChannels, c8);
        embed = new Convolution(faceChannels + c8 + noiseChannels, c8, kernel: 3, bias: true, rectified: true);
        blocks = new ModuleList<ModulatedBlock>([.. Enumerable.Range(0, residualBlocks).Select(_ => new ModulatedBlock(c8, c8))]);
        faceDetail1 = new Convolution(1, d32, kernel: 5, stride: 2, bias: true, rectified: true);
        faceDetail2 = new Convolution(d32, d16, kernel: 3, stride: 2, bias: true, rectified: true);
        up16 = new Convolution(c8 + d16, c16, kernel: 3, bias: true, rectified: true);
        block16 = new ModulatedBlock(c16, c8);
        flow = new Convolution(c16, 2, kernel: 3, bias: true, rectified: true);
        up32 = new Convolution(c16 + d32, c32, kernel: 3, bias: true, rectified: true);
        block32 = new ModulatedBlock(c32, c8);
        content = new Convolution(c32, 1, kernel: 3, bias: true, rectified: true);
        identityGrid = IdentityGrid(imageSide);
        RegisterComponents();
        init.normal_(flow.Weight, 0, LastLayerDeviation);
        init.zeros_(flow.Bias!);
        init.normal_(content.Weight, 0, LastLayerDeviation);
        init.zeros_(content.Bias!);
    }

    public override bool ComposesWithFace => true;

    public override CompositionRule Composition { get; } = new(CompositionRule.FlowAndChange, LogitMargin);

    public override DecoderOutput Compose(DecoderInput input)
    {
        Tensor expression = expressionIn.forward(input.ExpressionCode.mean([2, 3])).relu_();
        Tensor face = Cast(input.Face);
        Tensor x = Embed(input, expression);
        foreach (ModulatedBlock block in blocks)
        {
            x = block.forward(x, expression);
        }

        Tensor detail32 = faceDetail1.forward(face).relu_().ToChannelsLast();
        Tensor detail16 = faceDetail2.forward(detail32).relu_();
        x = block16.forward(up16.forward(cat([Upsample(x), detail16], 1)).relu_(), expression);

        // On a CPU a sampling place that is no number reads outside the picture, and the process is gone before anybody could say why.
        Tensor moves = (flow.forward(x).to(float32).tanh() * MaxFlow).nan_to_num();
        x = block32.forward(up32.forward(cat([Upsample(x), detail32], 1)).relu_(), expression);
        Tensor change = content.forward(x).to(float32).tanh() * MaxLogitChange;
        return new DecoderOutput(Join(input.Face, moves, change), Mask: null) { Flow = moves, Change = change };
    }

    public override Tensor Join(Tensor face, Tensor flow, Tensor change) =>
        (Warp(face, flow).clamp(LogitMargin, 1 - LogitMargin).logit() + Enlarge(change)).sigmoid();

    public override void ReadThrough(Tensor matrix, Tensor offset)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        expressionIn.bias!.add_(expressionIn.weight!.matmul(offset));
        expressionIn.weight!.copy_(expressionIn.weight!.matmul(matrix));
    }

    public override DecoderGraphOutputs Export(OnnxGraph graph, DecoderValues input)
    {
        string pooled = graph.Flatten(graph.SpatialMean(input.ExpressionCode));
        string expression = graph.Relu(graph.Linear(pooled, expressionIn.weight!, expressionIn.bias!));
        string face = input.Face!;
        string x = ExportEmbed(graph, input, expression);
        foreach (ModulatedBlock block in blocks)
        {
            x = block.Export(graph, x, expression);
        }

        string detail32 = graph.Relu(faceDetail1.Export(graph, face));
        string detail16 = graph.Relu(faceDetail2.Export(graph, detail32));
        x = block16.Export(graph, graph.Relu(up16.Export(graph, graph.Concat(graph.UpsampleNearest(x, 2), detail16))), expression);
        string moves = graph.Multiply(graph.Tanh(flow.Export(graph, x)), graph.Scalar(MaxFlow));
        string warped = ExportWarp(graph, face, moves);
        x = block32.Export(graph, graph.Relu(up32.Export(graph, graph.Concat(graph.UpsampleNearest(x, 2), detail32))), expression);
        string change = graph.Multiply(graph.Tanh(content.Export(graph, x)), graph.Scalar(MaxLogitChange));
        string image = graph.Sigmoid(graph.Add(graph.Logit(warped, LogitMargin), graph.ResizeBilinear(change, imageSide, imageSide)));
        return new DecoderGraphOutputs(image)
        {
            Flow = (moves, imageSide / FlowStride),
            Change = (change, imageSide / ChangeStride),
        };
    }

    private static Tensor Upsample(Tensor x) => functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);

    /// <summary>[1, S, S, 2]: where each pixel is, x then y in [-1, 1], pixel centres.</summary>
    private static Tensor IdentityGrid(long side)
    {
        using Tensor axis = ((arange(side, float32) + 0.5) * (2.0 / side)) - 1;
        return stack([axis.view(1, side).expand(side, side), axis.view(side, 1).expand(side, side)], 2).unsqueeze(0).contiguous();
    }

    private Tensor Cast(Tensor x) => precision == Precision.BFloat16 ? x.to(bfloat16) : x;

    private Tensor Embed(DecoderInput input, Tensor expression)
    {
        Tensor spread = expression.view(expression.shape[0], expression.shape[1], 1, 1)
            .expand(-1, -1, input.FaceCode.shape[2], input.FaceCode.shape[3]);
        Tensor[] codes = input.Noise is null ? [input.FaceCode, spread] : [input.FaceCode, spread, input.Noise];
        return embed.forward(Cast(cat(codes, 1)).ToChannelsLast()).relu_();
    }

    private string ExportEmbed(OnnxGraph graph, DecoderValues input, string expression)
    {
        long side = imageSide / 8;
        string spread = graph.Broadcast(graph.AsMap(expression, expressionIn.weight!.shape[0]), side, side);
        string codes = input.Noise is null
            ? graph.Concat(input.FaceCode, spread)
            : graph.Concat(input.FaceCode, spread, input.Noise);
        return graph.Relu(embed.Export(graph, codes));
    }

    private Tensor Enlarge(Tensor x) => functional.interpolate(x, [imageSide, imageSide], mode: InterpolationMode.Bilinear, align_corners: false);

    private Tensor Warp(Tensor face, Tensor coarseFlow)
    {
        Tensor full = Enlarge(coarseFlow);
        return functional.grid_sample(
            face, identityGrid + full.permute(0, 2, 3, 1), mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Border, align_corners: false);
    }

    private string ExportWarp(OnnxGraph graph, string face, string coarseFlow)
    {
        string full = graph.ChannelsToEnd(graph.ResizeBilinear(coarseFlow, imageSide, imageSide));
        return graph.GridSample(face, graph.Add(graph.Constant(identityGrid), full));
    }
}
