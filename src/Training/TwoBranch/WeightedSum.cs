using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>A sum of loss terms with their weights; a term of weight 0 is not computed. Each is noted unweighted.</summary>
/// <param name="losses">Gets each term by its name.</param>
internal sealed class WeightedSum(LossTerms losses)
{
    private Tensor? total;

    /// <summary>The sum, differentiable; 0 without terms.</summary>
    public Tensor Total => total ?? zeros(1, requires_grad: true);

    /// <summary>Adds weight x term.</summary>
    public void Add(double weight, string name, Func<Tensor> term)
    {
        if (weight <= 0)
        {
            return;
        }

        Tensor weighted = weight * losses.Add(name, term());
        total = total is null ? weighted : total + weighted;
    }
}
