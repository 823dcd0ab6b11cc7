using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>What the teachers say of one face of a picture.</summary>
/// <param name="Picture">The picture's name: data set, '/', its name in the set.</param>
/// <param name="Face">Box and five landmarks in pixels of the picture; null where the detecting teacher is sure of no face.</param>
/// <param name="Mesh">The dense landmarks, null where none were asked for.</param>
internal sealed record TaughtFace(string Picture, SceneFace? Face, MeshReading? Mesh)
{
    /// <summary>x, y, z of the mesh where the teacher is sure of it, else null.</summary>
    public float[]? SureMesh => Mesh is { IsSure: true } mesh ? mesh.Points : null;
}
