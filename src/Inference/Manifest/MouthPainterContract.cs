using System.Collections.Immutable;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>The promises of a mouth painter: one square with its hole in, the square with the hole filled out.</summary>
internal static class MouthPainterContract
{
    private const int InputChannels = 2;

    /// <exception cref="ModelFolderException">The first difference.</exception>
    public static void Check(string file, ModelManifest manifest, int side)
    {
        Check(file, manifest.Inputs, new TensorSpec(TensorNames.Mouth, TensorSpec.Fp32, [-1, InputChannels, side, side]));
        Check(file, manifest.Outputs, new TensorSpec(TensorNames.FilledMouth, TensorSpec.Fp32, [-1, 1, side, side]));
    }

    private static void Check(string file, ImmutableArray<TensorSpec> actual, TensorSpec expected)
    {
        if (actual.Length != 1 || actual[0].ToString() != expected.ToString())
        {
            throw new ModelFolderException(file, $"{expected} alone", string.Join("; ", actual));
        }
    }
}
