using TDGan.Inference.Crops;

namespace TDGan.Inference.Motion;

/// <summary>
/// How a mesh is held: the similarity that takes a reference mesh to it, fitted to <see cref="FaceMeshTopology.RigidPoints"/> by least squares
/// with unit quaternions (Horn, JOSA A 4(4), 1987). <c>picture = Scale * R reference + shift</c>.
/// </summary>
public sealed class MeshPose
{
    private const int Axes = FaceMeshTopology.Axes;
    private const int Iterations = 200;

    private readonly double[] _rotation;
    private readonly double[] _from;
    private readonly double[] _to;

    private MeshPose(double[] rotation, double scale, double[] from, double[] to) =>
        (_rotation, Scale, _from, _to) = (rotation, scale, from, to);

    /// <summary>Length in the mesh of one unit of the reference.</summary>
    public double Scale { get; }

    /// <summary>Fits.</summary>
    /// <param name="reference">x, y, z of the points of <see cref="FaceMeshTopology"/>.</param>
    /// <param name="mesh">The same in pixels of a picture; z towards the camera is negative.</param>
    public static MeshPose Fit(ReadOnlySpan<float> reference, ReadOnlySpan<float> mesh)
    {
        (double[] from, double[] to) = (Middle(reference), Middle(mesh));
        double[] products = new double[Axes * Axes];
        (double fromSquares, double toSquares) = (0, 0);
        foreach (int point in FaceMeshTopology.RigidPoints)
        {
            for (int i = 0; i < Axes; i++)
            {
                double a = reference[(point * Axes) + i] - from[i], b = mesh[(point * Axes) + i] - to[i];
                (fromSquares, toSquares) = (fromSquares + (a * a), toSquares + (b * b));
                for (int j = 0; j < Axes; j++)
                {
                    products[(i * Axes) + j] += a * (mesh[(point * Axes) + j] - to[j]);
                }
            }
        }

        return new MeshPose(Rotation(products), Math.Sqrt(toSquares / fromSquares), from, to);
    }

    /// <summary>The mesh as the reference is held, in its units.</summary>
    public float[] ToReference(ReadOnlySpan<float> mesh)
    {
        float[] points = new float[mesh.Length];
        for (int i = 0; i < mesh.Length; i += Axes)
        {
            for (int axis = 0; axis < Axes; axis++)
            {
                double sum = 0;
                for (int k = 0; k < Axes; k++)
                {
                    sum += _rotation[(k * Axes) + axis] * (mesh[i + k] - _to[k]);
                }

                points[i + axis] = (float)((sum / Scale) + _from[axis]);
            }
        }

        return points;
    }

    /// <summary>A motion as the mesh shows it.</summary>
    /// <param name="motion">x, y, z of each point's motion in units of the reference.</param>
    /// <returns>The same in pixels of the mesh's picture.</returns>
    public float[] Turn(ReadOnlySpan<float> motion)
    {
        float[] turned = new float[motion.Length];
        for (int i = 0; i < motion.Length; i += Axes)
        {
            for (int axis = 0; axis < Axes; axis++)
            {
                double sum = 0;
                for (int k = 0; k < Axes; k++)
                {
                    sum += _rotation[(axis * Axes) + k] * motion[i + k];
                }

                turned[i + axis] = (float)(Scale * sum);
            }
        }

        return turned;
    }

    private static double[] Middle(ReadOnlySpan<float> mesh)
    {
        double[] middle = new double[Axes];
        foreach (int point in FaceMeshTopology.RigidPoints)
        {
            for (int i = 0; i < Axes; i++)
            {
                middle[i] += mesh[(point * Axes) + i] / FaceMeshTopology.RigidPoints.Length;
            }
        }

        return middle;
    }

    /// <summary>The rotation that the unit quaternion with the largest q' N q gives, N of Horn's section 4.A, found by shifted power iteration.</summary>
    private static double[] Rotation(double[] s)
    {
        double[,] n =
        {
            { s[0] + s[4] + s[8], s[5] - s[7], s[6] - s[2], s[1] - s[3] },
            { s[5] - s[7], s[0] - s[4] - s[8], s[1] + s[3], s[6] + s[2] },
            { s[6] - s[2], s[1] + s[3], s[4] - s[0] - s[8], s[5] + s[7] },
            { s[1] - s[3], s[6] + s[2], s[5] + s[7], s[8] - s[0] - s[4] },
        };
        double shift = 0;
        foreach (double value in n)
        {
            shift += Math.Abs(value);
        }

        double[] q = [1, 0, 0, 0];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            double[] next = [.. Enumerable.Range(0, 4).Select(i => (shift / 4 * q[i]) + Enumerable.Range(0, 4).Sum(j => n[i, j] * q[j]))];
            double length = Math.Sqrt(next.Sum(value => value * value));
            q = [.. next.Select(value => value / length)];
        }

        return Matrix(q[0], q[1], q[2], q[3]);
    }

    private static double[] Matrix(double w, double x, double y, double z) =>
    [
        1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)),
        2 * ((x * y) + (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (w * x)),
        2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), 1 - (2 * ((x * x) + (y * y))),
    ];
}
