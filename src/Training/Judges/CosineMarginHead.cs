using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Judges;

/// <summary>
/// CosFace (Wang et al., CVPR 2018): cross-entropy over s (cos θ_j - m [j = y]), where θ_j is the angle between embedding and the centre of
/// person j. Used in training only.
/// </summary>
internal sealed class CosineMarginHead : Module<Tensor, Tensor, Tensor>
{
    private const double Scale = 24;
    private const double Margin = 0.25;
    private const double InitialDeviation = 0.1;

    private readonly Parameter centres;

    /// <param name="people">Number of people.</param>
    public CosineMarginHead(long people)
        : base(nameof(CosineMarginHead))
    {
        centres = Parameter(randn(people, IdentityEmbedding.Length) * InitialDeviation);
        RegisterComponents();
    }

    /// <summary>The mean loss.</summary>
    /// <param name="embedding">[N, 128] of length 1.</param>
    /// <param name="label">[N], 64-bit.</param>
    public override Tensor forward(Tensor embedding, Tensor label)
    {
        Tensor cosine = functional.linear(embedding, functional.normalize(centres, p: 2, dim: 1));
        Tensor margin = functional.one_hot(label, cosine.shape[1]).to(float32) * Margin;
        return functional.cross_entropy((cosine - margin) * Scale, label);
    }
}
