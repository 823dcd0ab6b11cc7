using System.Collections.Immutable;
using System.Globalization;

namespace TDGan.Inference.Crops;

/// <summary>
/// The points of <c>mesh</c> in their order: 117 of the 468 of the canonical face model (MediaPipe Face Mesh), grouped by the part of the face
/// that they lie on. What the model gives, what replies name and what motion is computed from all follow this list.
/// </summary>
public static class FaceMeshTopology
{
    /// <summary>Points.</summary>
    public const int Count = 117;

    /// <summary>Values of a point: x, y, z.</summary>
    public const int Axes = 3;

    private const int LipPoints = 20;
    private const int NoseMiddlePoints = 6;

    private static readonly (FaceMeshGroup Group, int[] Source)[] Groups =
    [
        (FaceMeshGroup.OuterLips, [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185]),
        (FaceMeshGroup.InnerLips, [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191]),
        (FaceMeshGroup.RightEye, [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]),
        (FaceMeshGroup.LeftEye, [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466]),
        (FaceMeshGroup.RightBrow, [46, 53, 52, 65, 55, 70, 63, 105, 66, 107]),
        (FaceMeshGroup.LeftBrow, [276, 283, 282, 295, 285, 300, 293, 334, 296, 336]),
        (FaceMeshGroup.Nose, [168, 6, 197, 5, 4, 2, 64, 294]),
        (FaceMeshGroup.Outline, [54, 127, 234, 132, 172, 136, 149, 148, 152, 377, 378, 365, 397, 361, 454, 356, 284]),
    ];

    private static readonly ImmutableArray<int> Firsts = FindFirsts();

    /// <summary>Every point, in the order of the mesh.</summary>
    public static ImmutableArray<FaceMeshPoint> Points { get; } =
        [.. Groups.SelectMany(group => group.Source.Select((source, place) => Point(group.Group, place, source)))];

    /// <summary>
    /// The points whose mean is each of the five landmarks, in the order of <see cref="FaceLandmarkType"/>: the edges of the lids, the tip of the
    /// nose, the outer corners of the lips.
    /// </summary>
    public static ImmutableArray<ImmutableArray<int>> FiveLandmarks { get; } =
    [
        [.. IndicesOf(FaceMeshGroup.RightEye)],
        [.. IndicesOf(FaceMeshGroup.LeftEye)],
        [IndexOf(FaceMeshGroup.Nose, 4)],
        [IndexOf(FaceMeshGroup.OuterLips, 0)],
        [IndexOf(FaceMeshGroup.OuterLips, LipPoints / 2)],
    ];

    /// <summary>
    /// Points that an expression hardly moves: bridge and tip of the nose, corners of the eyes, temples
    /// and cheeks down to the ears. Two meshes are brought to one pose by these.
    /// </summary>
    public static ImmutableArray<int> RigidPoints { get; } =
    [
        .. Enumerable.Range(0, 5).Select(place => IndexOf(FaceMeshGroup.Nose, place)),
        .. new[] { FaceMeshGroup.RightEye, FaceMeshGroup.LeftEye }.SelectMany(eye => new[] { IndexOf(eye, 0), IndexOf(eye, 8) }),
        .. new[] { 0, 1, 2, 14, 15, 16 }.Select(place => IndexOf(FaceMeshGroup.Outline, place)),
    ];

    /// <summary>Index of a point of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="place">Its place in the order of the group, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The group has no such point.</exception>
    public static int IndexOf(FaceMeshGroup group, int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Groups[(int)group].Source.Length);
        return Firsts[(int)group] + place;
    }

    /// <summary>Indices of the points of a group, in its order.</summary>
    public static IEnumerable<int> IndicesOf(FaceMeshGroup group) => Enumerable.Range(Firsts[(int)group], Groups[(int)group].Source.Length);

    private static FaceMeshPoint Point(FaceMeshGroup group, int place, int source)
    {
        string stem = group.ToString();
        string name = string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(stem[0])}{stem[1..]}{place}");
        (FaceMeshGroup otherGroup, int otherPlace) = Mirror(group, place);
        return new FaceMeshPoint(name, group, source, IndexOf(otherGroup, otherPlace));
    }

    private static (FaceMeshGroup Group, int Place) Mirror(FaceMeshGroup group, int place) => group switch
    {
        // Rings that begin at the right corner: the same way round from the left corner is the other way round.
        FaceMeshGroup.OuterLips or FaceMeshGroup.InnerLips => (group, ((LipPoints / 2) - place + LipPoints) % LipPoints),
        FaceMeshGroup.RightEye => (FaceMeshGroup.LeftEye, place),
        FaceMeshGroup.LeftEye => (FaceMeshGroup.RightEye, place),
        FaceMeshGroup.RightBrow => (FaceMeshGroup.LeftBrow, place),
        FaceMeshGroup.LeftBrow => (FaceMeshGroup.RightBrow, place),
        FaceMeshGroup.Nose => (group, place < NoseMiddlePoints ? place : (2 * NoseMiddlePoints) + 1 - place),
        _ => (group, Groups[(int)group].Source.Length - 1 - place),
    };

    private static ImmutableArray<int> FindFirsts()
    {
        int next = 0;
        return [.. Groups.Select(group => (next += group.Source.Length) - group.Source.Length)];
    }
}
