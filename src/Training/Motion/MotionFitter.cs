using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Motion;
using static TorchSharp.torch;

namespace TDGan.Training.Motion;

/// <summary>
/// Learns how faces move from meshes alone. A mesh is the mean neutral face, plus who it is, plus what it shows; the covariance of what is shown is
/// that of pictures of one person about their mean and of the classes' means, that of who it is comes from the people's means. From both follows the
/// linear estimate of what is shown (Wiener).
/// </summary>
/// <param name="options">How many components and prototypes.</param>
internal sealed class MotionFitter(MotionOptions options)
{
    private const double Ridge = 1e-6;

    /// <summary>Fits.</summary>
    /// <param name="expressions">Labelled meshes of many people, held as the reference.</param>
    /// <param name="people">Meshes of people with several pictures, held as the reference.</param>
    /// <param name="reference">The pose.</param>
    public MotionModel Fit(IReadOnlyList<PosedMesh> expressions, IReadOnlyList<PosedMesh> people, float[] reference)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        Tensor neutral = Symmetric(Mean(expressions.Where(mesh => mesh.Label == Expression.Neutral)));
        (Tensor within, Tensor between) = Covariances(people);
        Tensor shown = within + Classes(expressions, neutral);
        Tensor total = shown + between + (Ridge * eye(shown.shape[0], dtype: float64));
        Tensor basis = Basis(shown);
        Tensor projection = linalg.solve(total, shown.matmul(basis)).t();
        float[][] rows = Rows(projection);
        var model = new MotionModel
        {
            Reference = reference,
            Neutral = Values(neutral),
            Basis = Rows(basis.t()),
            Projection = rows,
            Prototypes = ImmutableSortedDictionary<string, float[][]>.Empty,
        };
        return model with { Prototypes = new PrototypeFinder(options).Find(model, expressions) };
    }

    private Tensor Basis(Tensor covariance)
    {
        (Tensor _, Tensor vectors) = linalg.eigh(covariance);
        return vectors[.., ^options.Components..].flip(1).contiguous();
    }

    /// <summary>Of a person's pictures about their mean, and of the means less what the few pictures leave in them.</summary>
    private static (Tensor Within, Tensor Between) Covariances(IReadOnlyList<PosedMesh> people)
    {
        PosedMesh[][] groups = [.. people.GroupBy(mesh => mesh.Person, StringComparer.Ordinal).Select(group => group.ToArray()).Where(group => group.Length > 1)];
        Tensor within = zeros(Size, Size, dtype: float64);
        var means = new List<Tensor>();
        double freedom = 0, noise = 0;
        foreach (PosedMesh[] group in groups)
        {
            Tensor pictures = stack(group.Select(mesh => tensor(mesh.Points, dtype: float64)));
            Tensor mean = pictures.mean([0]);
            Tensor deviations = pictures - mean;
            within += deviations.t().matmul(deviations);
            freedom += group.Length - 1;
            noise += 1.0 / group.Length;
            means.Add(mean);
        }

        within /= freedom;
        Tensor all = stack(means);
        all -= all.mean([0]);
        Tensor between = (all.t().matmul(all) / (means.Count - 1)) - (within * (noise / groups.Length));
        return (MirrorSymmetric(within), WithoutNegativeParts(MirrorSymmetric(between)));
    }

    // What the pictures leave in the means is an estimate, too; where it is more than the means show, who it is shows nothing.
    private static Tensor WithoutNegativeParts(Tensor covariance)
    {
        (Tensor values, Tensor vectors) = linalg.eigh(covariance);
        return (vectors * values.clamp(min: 0)).matmul(vectors.t());
    }

    /// <summary>The covariance of the classes' means, each class counted alike.</summary>
    private static Tensor Classes(IReadOnlyList<PosedMesh> expressions, Tensor neutral)
    {
        Tensor sum = zeros(Size, Size, dtype: float64);
        foreach (IGrouping<Expression?, PosedMesh> group in expressions.GroupBy(mesh => mesh.Label))
        {
            Tensor mean = Symmetric(Mean(group)) - neutral;
            sum += mean.outer(mean) / ExpressionLabels.Count;
        }

        return sum;
    }

    private static long Size => FaceMeshTopology.Count * FaceMeshTopology.Axes;

    private static Tensor Mean(IEnumerable<PosedMesh> meshes) => stack(meshes.Select(mesh => tensor(mesh.Points, dtype: float64))).mean([0]);

    // Nobody's two sides are alike, but no side is favoured.
    private static Tensor Symmetric(Tensor mesh) => (mesh + MirrorMatrix().matmul(mesh)) / 2;

    private static Tensor MirrorSymmetric(Tensor covariance)
    {
        Tensor mirror = MirrorMatrix();
        return (covariance + mirror.matmul(covariance).matmul(mirror.t())) / 2;
    }

    private static Tensor MirrorMatrix()
    {
        Tensor matrix = zeros(Size, Size, dtype: float64);
        for (int i = 0; i < FaceMeshTopology.Count; i++)
        {
            for (int axis = 0; axis < FaceMeshTopology.Axes; axis++)
            {
                int from = (FaceMeshTopology.Points[i].Mirrored * FaceMeshTopology.Axes) + axis;
                matrix[(i * FaceMeshTopology.Axes) + axis, from] = axis == 0 ? -1 : 1;
            }
        }

        return matrix;
    }

    private static float[] Values(Tensor tensor) => tensor.to(float32).contiguous().data<float>().ToArray();

    private static float[][] Rows(Tensor matrix) => [.. Enumerable.Range(0, (int)matrix.shape[0]).Select(row => Values(matrix[row]))];
}
