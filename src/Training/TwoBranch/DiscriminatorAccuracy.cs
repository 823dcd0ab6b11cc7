using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>
/// The share of pictures that a discriminator judges right: by its realism logits where it is trained with them, else by its fake class, else by
/// the class itself.
/// </summary>
internal static class DiscriminatorAccuracy
{
    /// <param name="judged">What it says of real pictures.</param>
    /// <param name="targets">[N, 7] votes, for a discriminator that knows neither realism nor a fake class; else unused.</param>
    /// <param name="byRealism">Whether realism is trained.</param>
    /// <param name="fakeClass">Whether the last class is the fake one.</param>
    public static double OfReal(DiscriminatorOutput judged, Tensor? targets, bool byRealism, bool fakeClass)
    {
        using var gradients = no_grad();
        if (byRealism && judged.Realism is { } realism)
        {
            return Share(realism.mean([1, 2, 3]) > 0);
        }

        Tensor read = judged.ClassLogits.argmax(1);
        return fakeClass ? Share(read.ne(judged.ClassLogits.shape[1] - 1)) : Share(read.eq(targets!.argmax(1)));
    }

    /// <param name="judged">What it says of generated pictures.</param>
    /// <param name="byRealism">Whether realism is trained.</param>
    /// <returns>The share read as fake.</returns>
    public static double OfGenerated(DiscriminatorOutput judged, bool byRealism)
    {
        using var gradients = no_grad();
        return byRealism && judged.Realism is { } realism
            ? Share(realism.mean([1, 2, 3]) <= 0)
            : Share(judged.ClassLogits.argmax(1).eq(judged.ClassLogits.shape[1] - 1));
    }

    private static double Share(Tensor right) => right.to(float32).mean().item<float>();
}
