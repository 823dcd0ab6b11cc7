using TDGan.Training.Data;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Ablation;

/// <summary>
/// Numbers of transfers that need no network beside those at hand, on a fixed list of pairs of validation pictures. The reader is the
/// expression branch that all variants start from: none of them trains it further, but it is not independent of them either.
/// </summary>
internal sealed class TransferProbe : IDisposable
{
    private const int PairCount = 192;
    private const int BatchSize = 64;
    private const int PairSeed = 1;
    private const int ReadSide = 32;

    private readonly ExpressionSamples pictures;
    private readonly ExpressionBranch reader;
    private readonly long[] faces;
    private readonly long[] expressions;
    private readonly RandomGenerator noise = new(PairSeed, CPU);

    /// <param name="pictures">Validation pictures with majority labels: faces and expressions are drawn from them.</param>
    /// <param name="reader">Reads the generated faces; stays the caller's.</param>
    public TransferProbe(ExpressionSamples pictures, ExpressionBranch reader)
    {
        this.pictures = pictures;
        this.reader = reader;
        var random = new Random(PairSeed);

        // Every expression alike: with pictures as they come, "neutral" alone would be a third of the targets.
        long[][] classes = [.. Enumerable.Range(0, pictures.Count).GroupBy(i => pictures.Majority[i]).OrderBy(group => group.Key).Select(group => group.Select(i => (long)i).ToArray())];
        expressions = [.. Enumerable.Range(0, PairCount).Select(i => classes[i % classes.Length]).Select(members => members[random.Next(members.Length)])];
        faces = [.. expressions.Select(_ => (long)random.Next(pictures.Count))];
    }

    /// <summary>Measures a generator, with the same pairs and noise each time.</summary>
    public Values Measure(Generator generator)
    {
        generator.eval();
        reader.eval();
        noise.manual_seed(PairSeed);
        using var gradients = no_grad();
        double[] sums = new double[4];
        for (int start = 0; start < PairCount; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            Tensor face = Pictures(faces, start), expression = Pictures(expressions, start);
            Tensor generated = generator.forward(new GeneratorInput(face, generator.ExpressionBranch.Encoder.forward(expression), noise));
            Tensor own = generator.forward(new GeneratorInput(face, generator.ExpressionBranch.Encoder.forward(face), noise));
            sums[0] += (own - face).abs().mean().item<float>();
            sums[1] += (generated - face).abs().mean().item<float>();
            sums[2] += (Sharpness(generated) / Sharpness(face).clamp_min(1e-6)).mean().item<float>();
            sums[3] += ReadAsTarget(generated, start);
        }

        double batches = PairCount / (double)BatchSize;
        return new Values(sums[0] / batches, sums[1] / batches, sums[2] / batches, sums[3] / batches);
    }

    /// <inheritdoc/>
    public void Dispose() => noise.Dispose();

    private Tensor Pictures(long[] indices, int start)
    {
        using Tensor picked = tensor(indices[start..(start + BatchSize)]);
        return PixelScale.ToUnit(pictures.Pixels.index_select(0, picked));
    }

    /// <summary>Variance of the Laplacian, [N].</summary>
    private static Tensor Sharpness(Tensor images)
    {
        Tensor kernel = tensor(new float[] { 0, 1, 0, 1, -4, 1, 0, 1, 0 }, [1, 1, 3, 3]);
        return functional.conv2d(images, kernel).flatten(1).var(1);
    }

    /// <summary>Read after a low pass, so that a texture that fools a classifier does not count.</summary>
    private double ReadAsTarget(Tensor generated, int start)
    {
        long side = generated.shape[3];
        Tensor small = functional.interpolate(generated, [ReadSide, ReadSide], mode: InterpolationMode.Area);
        Tensor images = functional.interpolate(small, [side, side], mode: InterpolationMode.Bilinear, align_corners: false);
        long[] read = reader.forward(images).Logits.argmax(1).data<long>().ToArray();
        return read.Where((label, i) => label == pictures.Majority[(int)expressions[start + i]]).Count() / (double)BatchSize;
    }

    /// <summary>Means over the pairs.</summary>
    /// <param name="Reconstruction">|G(I_f, E_e(I_f)) - I_f| a pixel, 0-1.</param>
    /// <param name="Change">|I_g - I_f| a pixel, 0-1.</param>
    /// <param name="SharpnessRatio">Variance of the Laplacian of I_g over that of I_f.</param>
    /// <param name="ReadAsTarget">Share of I_g that the reader, after a low pass, reads as the expression of I_e, 0-1.</param>
    internal sealed record Values(double Reconstruction, double Change, double SharpnessRatio, double ReadAsTarget);
}
