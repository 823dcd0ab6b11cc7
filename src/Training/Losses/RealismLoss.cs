using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>The non-saturating logistic loss on patches (Goodfellow et al., 2014), a logit beside the classes; not in the paper.</summary>
internal static class RealismLoss
{
    /// <summary>softplus(-D(real)) + softplus(D(fake)).</summary>
    public static Tensor Discriminator(Tensor real, Tensor fake) => functional.softplus(-real).mean() + functional.softplus(fake).mean();

    /// <summary>softplus(-D(fake)).</summary>
    public static Tensor Generator(Tensor fake) => functional.softplus(-fake).mean();

    /// <summary>R1 = |d D(x) / d x|^2 / 2, mean over the batch (Mescheder et al., ICML 2018).</summary>
    /// <param name="realism">D(x) of real pictures.</param>
    /// <param name="images">x, with gradients required.</param>
    public static Tensor GradientPenalty(Tensor realism, Tensor images)
    {
        IList<Tensor> gradients = autograd.grad([realism.mean([1, 2, 3]).sum()], [images], retain_graph: true, create_graph: true);
        return gradients[0].square().sum([1, 2, 3]).mean() / 2;
    }
}
