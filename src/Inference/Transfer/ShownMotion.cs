using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Motion;

namespace TDGan.Inference.Transfer;

/// <summary>The motion that a face shows.</summary>
internal static class ShownMotion
{
    // A mesh alone says much of who it is, the labels alone nothing of how this face shows them.
    private const float MeshShare = 0.6f;

    /// <summary>
    /// What a picture asks for: the code of its mesh, drawn towards how people show the labels that are read in it. Without a mesh those labels alone.
    /// </summary>
    /// <param name="motion">How faces move.</param>
    /// <param name="face">The face.</param>
    /// <param name="weights">What the recogniser reads, one a label.</param>
    public static float[] AskedBy(MotionModel motion, DetectedFace face, float[] weights)
    {
        float[] labels = OfLabels(motion, weights);
        return face.Mesh is { } mesh ? CodeEncoder.Blend(labels, motion.CodeOf(mesh.ToArray()), MeshShare) : labels;
    }

    /// <summary>
    /// What a face shows already: the code of its mesh as far as the recogniser reads more than a neutral face, since a face at rest has a shape of
    /// its own, which is no expression. Without a mesh the labels that are read.
    /// </summary>
    /// <param name="motion">How faces move.</param>
    /// <param name="face">The face.</param>
    /// <param name="weights">What the recogniser reads, one a label.</param>
    public static float[] ShownBy(MotionModel motion, DetectedFace face, float[] weights)
    {
        float shown = 1 - weights[(int)Expression.Neutral];
        return face.Mesh is { } mesh ? [.. motion.CodeOf(mesh.ToArray()).Select(value => shown * value)] : OfLabels(motion, weights);
    }

    private static float[] OfLabels(MotionModel motion, float[] weights)
    {
        float[] code = new float[motion.Components];
        foreach ((int label, float weight) in weights.Index())
        {
            float[] prototype = motion.CodeOf((Expression)label, seed: 0);
            for (int k = 0; k < code.Length; k++)
            {
                code[k] += weight * prototype[k];
            }
        }

        return code;
    }
}
