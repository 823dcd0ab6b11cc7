using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>What a judge learns from.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <param name="Pixels">All pictures, [M, 1, S, S], bytes.</param>
/// <param name="Labels">Their labels, M rows.</param>
/// <param name="Sampler">Which pictures a step gets.</param>
/// <param name="Augmentation">How they are changed.</param>
/// <param name="Loss">The loss of a batch, a scalar.</param>
internal sealed record JudgeLesson<TNetwork>(
    Tensor Pixels, Tensor Labels, EpochSampler Sampler, Augmentation Augmentation, Func<TNetwork, LabelledBatch, Tensor> Loss);
