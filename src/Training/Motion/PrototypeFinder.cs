using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Motion;

namespace TDGan.Training.Motion;

/// <summary>
/// The ways in which people show each label: the pictures of a label are divided by their codes (k-means), and each part's mean motion is a
/// prototype, the largest part first. Codes of single faces are estimates that shrink towards 0; the mean over many people needs none.
/// </summary>
/// <param name="options">How many.</param>
internal sealed class PrototypeFinder(MotionOptions options)
{
    private const int Rounds = 40;
    private const int Seed = 5;

    /// <summary>Prototypes of every label but neutral, which is the face at rest.</summary>
    public ImmutableSortedDictionary<string, float[][]> Find(MotionModel model, IReadOnlyList<PosedMesh> expressions) =>
        expressions.Where(mesh => mesh.Label is not (null or Expression.Neutral))
            .GroupBy(mesh => mesh.Label!.Value)
            .ToImmutableSortedDictionary(group => ExpressionLabels.Of(group.Key), group => Mix(ExpressionLabels.Of(group.Key), Find(model, [.. group])));

    private float[][] Mix(string label, float[][] motions) => options.Mixes.TryGetValue(label, out float[][]? mixes)
        ? [.. mixes.Select(mix => Enumerable.Range(0, motions[0].Length).Select(k => mix.Select((weight, i) => weight * motions[i][k]).Sum()).ToArray())]
        : motions;

    private float[][] Find(MotionModel model, PosedMesh[] meshes)
    {
        float[][] codes = [.. meshes.Select(mesh => Code(model.Projection, model, mesh.Points))];
        float[][] motions = [.. meshes.Select(mesh => Code(model.Basis, model, mesh.Points))];
        int[] parts = Divide(codes, options.Clusters);
        return
        [
            Mean(motions),
            .. parts.Select((part, i) => (part, i)).GroupBy(pair => pair.part).OrderByDescending(part => part.Count())
                .Select(part => Mean([.. part.Select(pair => motions[pair.i])])),
        ];
    }

    /// <summary>A face and its mirror image show the same: only what is alike on both sides counts.</summary>
    private static float[] Code(float[][] rows, MotionModel model, float[] mesh)
    {
        float[] difference = [.. mesh.Zip(model.Neutral, (value, rest) => value - rest)];
        float[] mirrored = new FaceMeshMirror(0).Apply(difference);
        return [.. rows.Select(row => row.Select((weight, i) => weight * (difference[i] + mirrored[i]) / 2).Sum())];
    }

    private static int[] Divide(float[][] codes, int count)
    {
        var random = new Random(Seed);
        float[][] centres = [.. random.GetItems(codes, count)];
        int[] parts = new int[codes.Length];
        for (int round = 0; round < Rounds; round++)
        {
            parts = [.. codes.Select(code => Nearest(code, centres))];
            centres = [.. centres.Select((centre, k) => codes.Where((_, i) => parts[i] == k).ToArray() is { Length: > 0 } own ? Mean(own) : centre)];
        }

        return parts;
    }

    private static int Nearest(float[] code, float[][] centres) => Enumerable.Range(0, centres.Length)
        .MinBy(k => code.Zip(centres[k], (a, b) => (a - b) * (a - b)).Sum());

    private static float[] Mean(float[][] codes) => [.. Enumerable.Range(0, codes[0].Length).Select(k => codes.Average(code => code[k]))];
}
