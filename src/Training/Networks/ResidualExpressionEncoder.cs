using TDGan.Training.Configuration;
using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// E_e of the shipped presets: a residual network with squeeze-excitation on a 48x48 view of the face. Its code is the pooled last map,
/// the same at every place of the code grid: an expression has no position, and a code without positions carries less identity.
/// </summary>
/// <remarks>
/// Each picture is standardized inside, so brightness and contrast do not matter. Stages of the full width: 32x2 at 24 px, 64x2 at 12,
/// 128x2 at 6, 256x1 at 3.
/// </remarks>
internal sealed class ResidualExpressionEncoder : ImageEncoder
{
    private const float StandardizationEpsilon = 0.003f;
    private static readonly (long Channels, int Blocks)[] Stages = [(32, 2), (64, 2), (128, 2), (256, 1)];

    private readonly ConvBatchNorm stem;
    private readonly ModuleList<Module<Tensor, Tensor>> blocks;
    private readonly long imageSide;
    private readonly long viewSide;
    private readonly Precision precision;

    /// <param name="imageSide">S of the pictures that come in.</param>
    /// <param name="viewSide">Side that the picture is resized to inside; equal sides resize nothing.</param>
    /// <param name="width">Factor on the channels.</param>
    /// <param name="codeSide">Height and width that the code is repeated over, those of the face code.</param>
    /// <param name="precision">Element type of the activations.</param>
    public ResidualExpressionEncoder(long imageSide, long viewSide, double width, long codeSide, Precision precision)
        : base(nameof(ResidualExpressionEncoder), ChannelWidth.Scale(Stages[^1].Channels, width), codeSide)
    {
        this.imageSide = imageSide;
        this.viewSide = viewSide;
        this.precision = precision;
        long channels = ChannelWidth.Scale(Stages[0].Channels, width);
        stem = new ConvBatchNorm(1, channels, kernel: 5, stride: 2);
        blocks = new ModuleList<Module<Tensor, Tensor>>();
        foreach ((long stageChannels, int count) in Stages)
        {
            long outputs = ChannelWidth.Scale(stageChannels, width);
            for (int i = 0; i < count; i++)
            {
                blocks.Add(new SqueezeExcitationBlock(channels, outputs, halves: i == 0 && blocks.Count > 0));
                channels = outputs;
            }
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor image)
    {
        Tensor x = imageSide == viewSide
            ? image
            : functional.interpolate(image, [viewSide, viewSide], mode: InterpolationMode.Bilinear, align_corners: false);
        x = ImageStandardization.Apply(x, StandardizationEpsilon);
        x = stem.forward(precision == Precision.BFloat16 ? x.to(bfloat16) : x).ToChannelsLast();
        foreach (Module<Tensor, Tensor> block in blocks)
        {
            x = block.forward(x);
        }

        return x.to(float32).mean([2, 3], keepdim: true).expand(-1, -1, CodeSide, CodeSide);
    }

    public override string Export(OnnxGraph graph, string input)
    {
        string x = imageSide == viewSide ? input : graph.ResizeBilinear(input, viewSide, viewSide);
        x = stem.Export(graph, graph.StandardizePerImage(x, StandardizationEpsilon));
        foreach (Module<Tensor, Tensor> block in blocks)
        {
            x = ((IOnnxExportable)block).Export(graph, x);
        }

        return graph.Broadcast(graph.SpatialMean(x), CodeSide, CodeSide);
    }
}
