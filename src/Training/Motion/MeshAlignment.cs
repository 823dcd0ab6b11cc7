using TDGan.Inference.Crops;
using TDGan.Inference.Motion;

namespace TDGan.Training.Motion;

/// <summary>Brings meshes into one pose and size: generalized Procrustes analysis (Gower, 1975) on the points that expressions hardly move.</summary>
internal static class MeshAlignment
{
    private const int Rounds = 4;
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>The common pose: the mean of the meshes, from the front, with the root of the mean squared distance from its middle 1.</summary>
    /// <param name="meshes">At least one, in any pose.</param>
    /// <param name="first">A mesh from the front.</param>
    public static float[] Reference(IReadOnlyList<float[]> meshes, float[] first)
    {
        float[] reference = Normalized(first);
        for (int round = 0; round < Rounds; round++)
        {
            float[] mean = new float[reference.Length];
            foreach (float[] mesh in meshes)
            {
                float[] held = MeshPose.Fit(reference, mesh).ToReference(mesh);
                for (int i = 0; i < mean.Length; i++)
                {
                    mean[i] += held[i] / meshes.Count;
                }
            }

            reference = Normalized(Symmetric(mean));
        }

        return reference;
    }

    /// <summary>The mean of a mesh and its mirror image, so that no side is favoured and x = 0 is the middle of the face.</summary>
    private static float[] Symmetric(float[] mesh)
    {
        float middle = FaceMeshTopology.RigidPoints.Average(point => mesh[point * Axes]);
        float[] mirrored = new FaceMeshMirror(middle).Apply(mesh);
        return [.. mesh.Zip(mirrored, (one, other) => (one + other) / 2)];
    }

    private static float[] Normalized(float[] mesh)
    {
        float[] middle = [.. Enumerable.Range(0, Axes).Select(axis => Enumerable.Range(0, FaceMeshTopology.Count).Average(i => mesh[(i * Axes) + axis]))];
        float[] centred = [.. mesh.Select((value, i) => value - middle[i % Axes])];
        float size = MathF.Sqrt(centred.Sum(value => value * value) / FaceMeshTopology.Count);
        return [.. centred.Select(value => value / size)];
    }
}
