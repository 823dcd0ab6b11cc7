using TDGan.Training.Configuration;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Data;

/// <summary>Random changes of a whole batch at once. [N, 1, S, S] in [0, 1] to the same.</summary>
/// <remarks>
/// In the order of a camera: the pose (one affine resampling), the light, what covers the face, the resolution, the sensor's noise.
/// All chance comes from the generator that is passed in.
/// </remarks>
internal sealed class Augmentation(AugmentationOptions options)
{
    private const double GammaFloor = 1e-4;

    /// <summary>False where no option changes anything.</summary>
    public bool IsActive => options != AugmentationOptions.Off with
    {
        ErasingMinSide = options.ErasingMinSide,
        ErasingMaxSide = options.ErasingMaxSide,
        LowResolutionMinSide = options.LowResolutionMinSide,
    };

    /// <summary>Changes every picture in its own way; gradients pass. Without an active option the pictures themselves come back.</summary>
    public Tensor Apply(Tensor images, RandomGenerator generator)
    {
        if (!IsActive)
        {
            return images;
        }

        using var scope = NewDisposeScope();
        Tensor x = Warp(images, generator);
        x = Light(x, generator);
        x = Erase(x, generator);
        x = LowerResolution(x, generator);
        x = AddNoise(x, generator);
        return x.MoveToOuterDisposeScope();
    }

    private static Tensor Uniform(long count, double limit, RandomGenerator generator) =>
        ((rand([count], generator: generator) * 2) - 1) * limit;

    private Tensor Warp(Tensor images, RandomGenerator generator)
    {
        long n = images.shape[0];
        Tensor angle = Uniform(n, options.RotationDegrees * Math.PI / 180, generator);
        Tensor scale = Uniform(n, options.Scale, generator).exp();
        Tensor aspect = Uniform(n, options.Aspect, generator).exp();
        Tensor mirror = where(rand([n], generator: generator) < options.FlipProbability, tensor(-1f), tensor(1f));
        Tensor shiftX = Uniform(n, 2 * options.Shift, generator);
        Tensor shiftY = Uniform(n, 2 * options.Shift, generator);
        Tensor cos = angle.cos() * scale;
        Tensor sin = angle.sin() * scale;
        Tensor top = stack([cos * aspect * mirror, -sin, shiftX], 1);
        Tensor bottom = stack([sin * aspect * mirror, cos, shiftY], 1);
        Tensor grid = functional.affine_grid(stack([top, bottom], 1), images.shape, align_corners: false);
        return functional.grid_sample(
            images, grid, mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Border, align_corners: false);
    }

    private Tensor Light(Tensor images, RandomGenerator generator)
    {
        long n = images.shape[0];
        if (options.LogGamma > 0)
        {
            images = images.clamp_min(GammaFloor).pow(Uniform(n, options.LogGamma, generator).exp().view(n, 1, 1, 1));
        }

        if (options.SideLight > 0)
        {
            long side = images.shape[3];
            Tensor direction = Uniform(n, Math.PI, generator).view(n, 1, 1, 1);
            Tensor strength = rand([n, 1, 1, 1], generator: generator) * options.SideLight;
            Tensor axis = linspace(0, 1, side);
            Tensor across = (((axis.view(1, 1, 1, side) - 0.5) * direction.cos()) + ((axis.view(1, 1, side, 1) - 0.5) * direction.sin()) + 0.5).clamp(0, 1);
            images = images * (1 - (strength * across));
        }

        return images;
    }

    private Tensor Erase(Tensor images, RandomGenerator generator)
    {
        if (options.ErasingProbability <= 0)
        {
            return images;
        }

        long n = images.shape[0];
        long side = images.shape[3];
        Tensor Span01() => options.ErasingMinSide + (rand([n, 1], generator: generator) * (options.ErasingMaxSide - options.ErasingMinSide));
        Tensor Inside(Tensor length)
        {
            Tensor start = rand([n, 1], generator: generator) * (1 - length);
            Tensor position = ((arange(side, float32) + 0.5) / side).view(1, side);
            return position.ge(start).logical_and(position.lt(start + length));
        }

        Tensor covered = Inside(Span01()).view(n, 1, side, 1).logical_and(Inside(Span01()).view(n, 1, 1, side));
        Tensor chosen = rand([n, 1, 1, 1], generator: generator) < options.ErasingProbability;
        Tensor fill = rand([n, 1, 1, 1], generator: generator);
        return where(covered.logical_and(chosen), fill, images);
    }

    private Tensor LowerResolution(Tensor images, RandomGenerator generator)
    {
        long n = images.shape[0];
        long side = images.shape[3];
        long share = (long)(n * options.LowResolutionShare);
        if (share == 0)
        {
            return images;
        }

        // One size a step keeps this a batch operation; the order of the batch is random, so any picture may be among the first.
        long small = randint(options.LowResolutionMinSide, side, [1], generator: generator).item<long>();
        Tensor shrunk = functional.interpolate(images.narrow(0, 0, share), [small, small], mode: InterpolationMode.Area);
        Tensor enlarged = functional.interpolate(shrunk, [side, side], mode: InterpolationMode.Bilinear, align_corners: false);
        return cat([enlarged, images.narrow(0, share, n - share)], 0);
    }

    private Tensor AddNoise(Tensor images, RandomGenerator generator)
    {
        if (options.NoiseDeviation <= 0)
        {
            return images;
        }

        Tensor deviation = rand([images.shape[0], 1, 1, 1], generator: generator) * options.NoiseDeviation;
        return (images + (randn(images.shape, generator: generator) * deviation)).clamp(0, 1);
    }
}
