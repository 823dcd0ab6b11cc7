using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>What the judge says of a batch.</summary>
/// <param name="Features">[N, 96], the pooled last map: what KID is computed on.</param>
/// <param name="Logits">[N, 7].</param>
internal sealed record JudgeReading(Tensor Features, Tensor Logits);
