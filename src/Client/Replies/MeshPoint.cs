namespace TDGan.Client.Replies;

/// <summary>One point of a face's mesh, in pixels of the upright image.</summary>
/// <param name="Name">The part of the face and the place in it, such as <c>outerLips0</c>; right and left are the subject's.</param>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
/// <param name="Depth">Away from the camera, with the mean 0 over the points of the face.</param>
public sealed record MeshPoint(string Name, float X, float Y, float Depth);
