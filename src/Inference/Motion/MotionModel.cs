using System.Collections.Immutable;
using System.Text.Json;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;

namespace TDGan.Inference.Motion;

/// <summary>
/// How faces move: a linear model of what expressions do to a mesh that is held as <see cref="Reference"/>. A motion code is K numbers; the motion
/// of every point is their sum of <see cref="Basis"/>. What a mesh shows of an expression is estimated from how it differs from the mean neutral
/// face, which is part expression and part who it is: <see cref="Projection"/> is the linear estimate with the least squared error.
/// </summary>
public sealed record MotionModel
{
    /// <summary>Its file in the decoder's folder.</summary>
    public const string FileName = "motion.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>x, y, z of the points of <see cref="FaceMeshTopology"/>; 1 is the root of the mean squared distance from the middle.</summary>
    public required float[] Reference { get; init; }

    /// <summary>The mean neutral face, held as the reference.</summary>
    public required float[] Neutral { get; init; }

    /// <summary>K motions of all points, orthonormal.</summary>
    public required float[][] Basis { get; init; }

    /// <summary>K rows: a code is their products with the difference from the neutral face.</summary>
    public required float[][] Projection { get; init; }

    /// <summary>Codes that show each label, the best first; none for a label that is no motion.</summary>
    public required ImmutableSortedDictionary<string, float[][]> Prototypes { get; init; }

    /// <summary>K.</summary>
    public int Components => Basis.Length;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is none, or its parts do not fit together.</exception>
    public static MotionModel Read(string path)
    {
        MotionModel model;
        try
        {
            model = JsonSerializer.Deserialize<MotionModel>(File.ReadAllBytes(path), Json) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is no motion model: {exception.Message}", exception);
        }

        return model.FindFault() is { } fault ? throw new InvalidDataException($"{path}: {fault}") : model;
    }

    /// <summary>Writes a file.</summary>
    public void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <summary>The code of what a mesh shows, K numbers.</summary>
    /// <param name="mesh">x, y, z of the points in pixels of a picture.</param>
    public float[] CodeOf(ReadOnlySpan<float> mesh)
    {
        float[] held = MeshPose.Fit(Reference, mesh).ToReference(mesh);
        float[] code = new float[Components];
        for (int k = 0; k < code.Length; k++)
        {
            for (int i = 0; i < held.Length; i++)
            {
                code[k] += Projection[k][i] * (held[i] - Neutral[i]);
            }
        }

        return code;
    }

    /// <summary>The code of a label; a label without prototypes is the face at rest.</summary>
    /// <param name="label">Which.</param>
    /// <param name="seed">Chooses among the prototypes; 0 takes the best.</param>
    public float[] CodeOf(Expression label, uint seed)
    {
        float[][] prototypes = Prototypes.GetValueOrDefault(ExpressionLabels.All[(int)label]) ?? [];
        return prototypes.Length == 0 ? new float[Components] : prototypes[seed % (uint)prototypes.Length];
    }

    /// <summary>Where the points of a mesh come to lie when its face changes from one code to another.</summary>
    /// <param name="mesh">x, y, z of the points in pixels of a picture.</param>
    /// <param name="change">The wanted code less the own one.</param>
    public float[] Move(ReadOnlySpan<float> mesh, ReadOnlySpan<float> change)
    {
        float[] moved = MeshPose.Fit(Reference, mesh).Turn(MotionOf(change));
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] += mesh[i];
        }

        return moved;
    }

    /// <summary>x, y, z of each point's motion in units of the reference.</summary>
    public float[] MotionOf(ReadOnlySpan<float> code)
    {
        float[] motion = new float[Reference.Length];
        for (int k = 0; k < code.Length; k++)
        {
            for (int i = 0; i < motion.Length; i++)
            {
                motion[i] += code[k] * Basis[k][i];
            }
        }

        return motion;
    }

    private string? FindFault()
    {
        int values = FaceMeshTopology.Count * FaceMeshTopology.Axes;
        bool fits = Reference.Length == values && Neutral.Length == values && Projection.Length == Components
            && Basis.Concat(Projection).All(row => row.Length == values);
        if (!fits)
        {
            return $"expected meshes of {values} values and as many rows of projection as of basis";
        }

        foreach ((string label, float[][] codes) in Prototypes)
        {
            if (!ExpressionLabels.TryParse(label, out _) || codes.Any(code => code.Length != Components))
            {
                return $"expected prototypes of {Components} values for {string.Join(", ", ExpressionLabels.All)}, got {label}";
            }
        }

        return null;
    }
}
