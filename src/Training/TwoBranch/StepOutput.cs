using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>What the forward pass of a step gives to its updates.</summary>
/// <param name="Batch">The pairs, self pairs put in.</param>
/// <param name="ExpressionCode">d_e of the expression pictures, [N, C, h, w].</param>
/// <param name="FaceCode">d_f of the faces, [N, C, h, w].</param>
/// <param name="Generated">I_g, [N, 1, S, S].</param>
/// <param name="Mask">A of a mask-and-content decoder, [N, 1, S, S], or null.</param>
internal sealed record StepOutput(PairedBatch Batch, Tensor ExpressionCode, Tensor FaceCode, Tensor Generated, Tensor? Mask)
{
    /// <summary>E_e(I_f) of the last faces, for the consistency terms, where one pass gave it together with d_e; else null.</summary>
    public Tensor? ExpressionCodeOfFaces { get; init; }

    /// <summary>phi(I_f) as it was before D_f's update, detached; null before the discriminators' part, or where no term needs it.</summary>
    public Tensor? FaceFeatures { get; init; }
}
