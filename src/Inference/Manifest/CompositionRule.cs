using System.Collections.Immutable;
using TDGan.Inference.Expressions;

namespace TDGan.Inference.Manifest;

/// <summary>How the parts that a decoder gives beside <c>image</c> make the picture, so that it can be made at another size and in colour.</summary>
/// <param name="Form">One of <see cref="Known"/>.</param>
/// <param name="Margin">Luminance is kept this far from 0 and 1 before its logit is taken, above 0 and below 0.5.</param>
public sealed record CompositionRule(string Form, float Margin)
{
    /// <summary>
    /// <c>image(p) = sigmoid(logit(clamp(face(p + flow(p)), margin, 1 - margin)) + change(p))</c>, with <c>flow</c> in half sides of the picture
    /// and both parts enlarged to it.
    /// </summary>
    public const string FlowAndChange = "flow-and-change-v1";

    /// <summary>The forms that this program composes.</summary>
    public static IReadOnlyList<string> Known { get; } = [FlowAndChange];

    /// <summary>What each label takes of the parts at a photo's size; a label without an entry, and null, take <see cref="CompositionGains.MotionAlone"/>.</summary>
    public ImmutableSortedDictionary<string, CompositionGains>? Gains { get; init; }

    /// <summary>The gains of a mixture of labels.</summary>
    /// <param name="weights">One weight a label in the order of <see cref="ExpressionLabels.All"/>, together 1.</param>
    public CompositionGains GainsOf(ReadOnlySpan<float> weights)
    {
        var mixed = new CompositionGains(0, 0, 0, 0, 0);
        for (int i = 0; i < weights.Length; i++)
        {
            mixed = mixed.Mix(1, Gains?.GetValueOrDefault(ExpressionLabels.All[i]) ?? CompositionGains.MotionAlone, weights[i]);
        }

        return mixed;
    }
}
