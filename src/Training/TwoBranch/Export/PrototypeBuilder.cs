using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Training.Data;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>The mean expression code of each class, which a transfer by label takes.</summary>
internal static class PrototypeBuilder
{
    private const int PicturesOfClass = 400;
    private const int Decimals = 5;

    /// <summary>Means over the first pictures of each class that the branch itself reads as that class.</summary>
    /// <remarks>A code of a picture that M_ER reads otherwise would pull the mean towards another expression.</remarks>
    public static ExpressionPrototypes Build(ExpressionBranch branch, ExpressionSamples samples)
    {
        using var gradients = no_grad();
        branch.eval();
        var labels = ImmutableSortedDictionary.CreateBuilder<string, ExpressionPrototype>(StringComparer.Ordinal);
        for (int label = 0; label < ExpressionLabels.Count; label++)
        {
            labels.Add(ExpressionLabels.All[label], Build(branch, samples, label));
        }

        ImageEncoder encoder = branch.Encoder;
        return new ExpressionPrototypes([(int)encoder.CodeChannels, (int)encoder.CodeSide, (int)encoder.CodeSide], labels.ToImmutable());
    }

    private static ExpressionPrototype Build(ExpressionBranch branch, ExpressionSamples samples, int label)
    {
        using var scope = NewDisposeScope();
        long[] indices = [.. Enumerable.Range(0, samples.Count).Where(i => samples.Majority[i] == label).Take(PicturesOfClass).Select(i => (long)i)];
        if (indices.Length == 0)
        {
            throw new InvalidDataException($"No training picture is labelled {ExpressionLabels.All[label]}: there is no prototype to build.");
        }

        ExpressionBranchOutput output = branch.forward(PixelScale.ToUnit(samples.Pixels.index_select(0, tensor(indices))));
        Tensor agreed = output.Logits.argmax(1).eq(label).to(float32);
        Tensor weights = agreed.sum().item<float>() > 0 ? agreed : ones_like(agreed);
        Tensor mean = (output.ExpressionCode * weights.view(-1, 1, 1, 1)).sum([0]) / weights.sum();
        float[] values = [.. mean.contiguous().data<float>().ToArray().Select(value => MathF.Round(value, Decimals))];
        return new ExpressionPrototype((int)weights.sum().item<float>(), [.. values]);
    }
}
