using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>The promises of a decoder that names a composition: a form that this program knows, and the outputs that the form joins.</summary>
internal static class CompositionContract
{
    private const float MarginBound = 0.5f;
    private const float LargestGain = 8;

    /// <exception cref="ModelFolderException">The first difference.</exception>
    public static void Check(string file, ModelManifest manifest, CompositionRule composition)
    {
        if (!CompositionRule.Known.Contains(composition.Form))
        {
            throw new ModelFolderException(file, $"composition.form {string.Join(" or ", CompositionRule.Known)}", composition.Form);
        }

        if (composition.Margin is not (> 0 and < MarginBound))
        {
            throw new ModelFolderException(file, "composition.margin above 0 and below 0.5", $"{composition.Margin}");
        }

        foreach ((string label, CompositionGains gains) in composition.Gains ?? ImmutableSortedDictionary<string, CompositionGains>.Empty)
        {
            CheckGains(file, label, gains);
        }

        CheckOutput(file, manifest.Outputs, TensorNames.Flow, channels: 2);
        CheckOutput(file, manifest.Outputs, TensorNames.Change, channels: 1);
    }

    private static void CheckGains(string file, string label, CompositionGains gains)
    {
        if (!ExpressionLabels.TryParse(label, out _))
        {
            throw new ModelFolderException(file, $"composition.gains of {string.Join(", ", ExpressionLabels.All)}", label);
        }

        if (!new[] { gains.Brows, gains.Nose, gains.Mouth, gains.MouthLight, gains.SkinLight }.All(gain => gain is >= 0 and <= LargestGain))
        {
            throw new ModelFolderException(file, $"composition.gains.{label} from 0 to {LargestGain}", $"{gains}");
        }
    }

    private static void CheckOutput(string file, ImmutableArray<TensorSpec> outputs, string name, int channels)
    {
        TensorSpec? output = outputs.FirstOrDefault(spec => spec.Name == name);
        if (output is not { Shape: [-1, var planes, var height, var width] } || planes != channels || height != width)
        {
            throw new ModelFolderException(file, $"output {name} FP32 [-1,{channels},h,h] for the composition", output?.ToString() ?? "none");
        }
    }
}
