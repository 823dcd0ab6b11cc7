using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// The paper's encoder, used four times with its own weights: E_f, E_e and the trunks of D_f and D_e. [N, 1, S, S] to
/// [N, 128 w, S/16, S/16]; 720,352 parameters at width 1.
/// </summary>
internal sealed class PaperEncoder : ImageEncoder
{
    private const int InceptionBlocks = 4;
    private const long PoolKernel = 3;
    private const long PoolStride = 2;

    private readonly ConvInstanceNorm conv1;
    private readonly ConvInstanceNorm conv2;
    private readonly TorchSharp.Modules.ModuleList<InceptionResidualBlock> inception;
    private readonly ConvInstanceNorm conv3;
    private readonly ConvInstanceNorm conv4;

    /// <param name="imageSide">S, a multiple of 16.</param>
    /// <param name="width">Factor on every channel count.</param>
    public PaperEncoder(long imageSide, double width)
        : base(nameof(PaperEncoder), ChannelWidth.Scale(128, width), imageSide / 16)
    {
        long first = ChannelWidth.Scale(32, width);
        long second = ChannelWidth.Scale(64, width);
        conv1 = new ConvInstanceNorm(1, first, kernel: 5);
        conv2 = new ConvInstanceNorm(first, second, kernel: 5);
        inception = new TorchSharp.Modules.ModuleList<InceptionResidualBlock>(
            [.. Enumerable.Range(0, InceptionBlocks).Select(_ => new InceptionResidualBlock(second, ChannelWidth.Scale(16, width)))]);
        conv3 = new ConvInstanceNorm(second, CodeChannels, kernel: 5);
        conv4 = new ConvInstanceNorm(CodeChannels, CodeChannels, kernel: 5);
        RegisterComponents();
    }

    public override IReadOnlyList<IReadOnlyList<Module>> FreezableStages => [[conv1], [conv2], [inception], [conv3], [conv4]];

    public override Tensor forward(Tensor image)
    {
        Tensor x = Pool(conv2.forward(Pool(conv1.forward(image))));
        foreach (InceptionResidualBlock block in inception)
        {
            x = block.forward(x);
        }

        return Pool(conv4.forward(Pool(conv3.forward(x))));
    }

    public override string Export(OnnxGraph graph, string input)
    {
        string x = graph.MaxPool(conv1.Export(graph, input), PoolKernel, PoolStride);
        x = graph.MaxPool(conv2.Export(graph, x), PoolKernel, PoolStride);
        foreach (InceptionResidualBlock block in inception)
        {
            x = block.Export(graph, x);
        }

        x = graph.MaxPool(conv3.Export(graph, x), PoolKernel, PoolStride);
        return graph.MaxPool(conv4.Export(graph, x), PoolKernel, PoolStride);
    }

    private static Tensor Pool(Tensor x) => functional.max_pool2d(x, [PoolKernel, PoolKernel], strides: [PoolStride, PoolStride], ceil_mode: true);
}
