using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.Training;

/// <summary>What the forward pass of a step gives to its updates.</summary>
/// <param name="Batch">The pairs, self pairs put in.</param>
/// <param name="ExpressionCode">d_e of the expression pictures, [N, C, h, w].</param>
/// <param name="Generated">I_g, [N, 1, S, S].</param>
/// <param name="FaceFeatures">phi(I_f), detached, or null where the perceptual loss is off.</param>
internal sealed record StepOutput(PairedBatch Batch, Tensor ExpressionCode, Tensor Generated, Tensor? FaceFeatures);
