using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Picture to code: [N, 1, S, S] in [0, 1] to [N, <see cref="CodeChannels"/>, <see cref="CodeSide"/>, <see cref="CodeSide"/>], 32 bits.</summary>
/// <param name="name">Module name.</param>
/// <param name="codeChannels">Channels of the code.</param>
/// <param name="codeSide">Height and width of the code.</param>
internal abstract class ImageEncoder(string name, long codeChannels, long codeSide) : Module<Tensor, Tensor>(name), IOnnxExportable
{
    /// <summary>Channels of the code.</summary>
    public long CodeChannels { get; } = codeChannels;

    /// <summary>Height and width of the code.</summary>
    public long CodeSide { get; } = codeSide;

    /// <summary>The parts in the order from the picture to the code, for freezing the first ones; empty where that is not offered.</summary>
    public virtual IReadOnlyList<IReadOnlyList<Module>> FreezableStages => [];

    /// <inheritdoc/>
    public abstract string Export(OnnxGraph graph, string input);
}
