using TDGan.Inference.Crops;

namespace TDGan.Api.Replies;

/// <summary>One point of a face's mesh, in pixels of the upright image.</summary>
internal sealed record MeshPointReply
{
    /// <summary>The part of the face and the place in it, such as outerLips0; right and left are the subject's.</summary>
    public required string Name { get; init; }

    /// <summary>To the right.</summary>
    public required float X { get; init; }

    /// <summary>Down.</summary>
    public required float Y { get; init; }

    /// <summary>Away from the camera, with the mean 0 over the points of the face.</summary>
    public required float Depth { get; init; }

    public static IReadOnlyList<MeshPointReply> From(FaceMesh? mesh) => mesh is null
        ? []
        : [.. mesh.Vertices.Zip(FaceMeshTopology.Points, (vertex, point) =>
            new MeshPointReply { Name = point.Name, X = vertex.X, Y = vertex.Y, Depth = vertex.Depth })];
}
