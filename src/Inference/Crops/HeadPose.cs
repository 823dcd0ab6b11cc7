using System.Collections.Immutable;
using System.Numerics;

namespace TDGan.Inference.Crops;

/// <summary>
/// How a head is held, in degrees as one looks at the picture: the head at (0, 0, 0) is turned by pitch about the picture's x axis, then by yaw
/// about its y axis, then by roll about the line of sight.
/// </summary>
/// <param name="Yaw">-90 to 90; positive where the nose points to the right of the picture.</param>
/// <param name="Pitch">-180 to 180; positive where the face looks up.</param>
/// <param name="Roll">-180 to 180; positive where the head leans clockwise.</param>
public readonly record struct HeadPose(float Yaw, float Pitch, float Roll)
{
    /// <summary>Yaw, in degrees either way, beyond which a face is read less reliably; docs/api.md has what was measured.</summary>
    public const float MostYaw = 30;

    /// <summary>Pitch, in degrees either way, beyond which a face is taken to be read less reliably; by analogy, not measured.</summary>
    public const float MostPitch = 25;

    // The line from the corners of the eyes to the lower points of a face leans; this much in the mean over photos of people (evaluate --readings).
    private const float PitchOfTheMean = -14;

    private static readonly ImmutableArray<int> Upper =
        [.. new[] { FaceMeshGroup.RightEye, FaceMeshGroup.LeftEye }.SelectMany(eye => new[] { FaceMeshTopology.IndexOf(eye, 0), FaceMeshTopology.IndexOf(eye, 8) })];

    // Wings and base of the nose and the angles of the jaw: no mouth moves them much.
    private static readonly ImmutableArray<int> Lower =
    [
        .. Enumerable.Range(5, 3).Select(place => FaceMeshTopology.IndexOf(FaceMeshGroup.Nose, place)),
        FaceMeshTopology.IndexOf(FaceMeshGroup.Outline, 3),
        FaceMeshTopology.IndexOf(FaceMeshGroup.Outline, 13),
    ];

    private static readonly ImmutableArray<(int Right, int Left)> Pairs =
    [
        .. FaceMeshTopology.RigidPoints
            .Select(point => (Right: point, Left: FaceMeshTopology.Points[point].Mirrored))
            .Where(pair => pair.Left != pair.Right && IsRight(FaceMeshTopology.Points[pair.Right])),
    ];

    /// <summary>Whether the head is turned or bent farther than faces that the recogniser learnt from. Leaning does not count: crops are upright.</summary>
    public bool IsExtreme => Math.Abs(Yaw) > MostYaw || Math.Abs(Pitch) > MostPitch;

    /// <summary>Reads the pose off a mesh: the line from the right to the left half of the face, and the line down the face.</summary>
    /// <param name="mesh">With depth; every unit will do.</param>
    public static HeadPose Of(FaceMesh mesh)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        Vector3 across = Vector3.Zero;
        foreach ((int right, int left) in Pairs)
        {
            across += Place(mesh, left) - Place(mesh, right);
        }

        Vector3 down = Mean(mesh, Lower) - Mean(mesh, Upper);
        float roll = MathF.Atan2(across.Y, across.X);
        float yaw = MathF.Atan2(across.Z, MathF.Sqrt((across.X * across.X) + (across.Y * across.Y)));
        Vector3 facing = Vector3.Transform(down, Matrix4x4.CreateRotationZ(-roll) * Matrix4x4.CreateRotationY(yaw));
        float pitch = MathF.Atan2(-facing.Z, facing.Y);
        return new HeadPose(Degrees(yaw), Degrees(pitch) - PitchOfTheMean, Degrees(roll));
    }

    private static bool IsRight(FaceMeshPoint point) => point.Group switch
    {
        FaceMeshGroup.RightEye => true,
        FaceMeshGroup.Outline => FaceMeshTopology.Points.IndexOf(point) < FaceMeshTopology.IndexOf(FaceMeshGroup.Outline, 8),
        _ => false,
    };

    private static Vector3 Place(FaceMesh mesh, int point)
    {
        FaceMeshVertex vertex = mesh.Vertices[point];
        return new Vector3(vertex.X, vertex.Y, vertex.Depth);
    }

    private static Vector3 Mean(FaceMesh mesh, ImmutableArray<int> points)
    {
        Vector3 sum = Vector3.Zero;
        foreach (int point in points)
        {
            sum += Place(mesh, point);
        }

        return sum / points.Length;
    }

    private static float Degrees(float radians) => radians * 180 / MathF.PI;
}
