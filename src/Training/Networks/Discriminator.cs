using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>D_f or D_e: reads a picture's class and, in some presets, whether each part of it looks real.</summary>
/// <param name="name">Module name.</param>
internal abstract class Discriminator(string name) : Module<Tensor, DiscriminatorOutput>(name);

/// <summary>What a discriminator says of a batch.</summary>
/// <param name="Features">Last map of the trunk, [N, C, h, w], 32 bits.</param>
/// <param name="ClassLogits">[N, classes], the fake class last where there is one.</param>
/// <param name="Realism">Real/fake logits of patches, [N, 1, h, w], above 0 for real; null where the preset has none.</param>
internal sealed record DiscriminatorOutput(Tensor Features, Tensor ClassLogits, Tensor? Realism)
{
    /// <summary>What it says of <paramref name="count"/> pictures from <paramref name="start"/>.</summary>
    public DiscriminatorOutput Narrow(long start, long count) =>
        new(Features.narrow(0, start, count), ClassLogits.narrow(0, start, count), Realism?.narrow(0, start, count));
}
