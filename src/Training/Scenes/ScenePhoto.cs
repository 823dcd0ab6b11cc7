namespace TDGan.Training.Scenes;

/// <summary>One labelled photo.</summary>
/// <param name="File">Path of the picture.</param>
/// <param name="Source">The collection that it comes from.</param>
/// <param name="ForcedNegative">Whether something in it, which is no face, fooled the teacher.</param>
/// <param name="Pixels">The picture and its halves.</param>
/// <param name="Faces">The teacher's faces.</param>
/// <param name="Ignored">Boxes that are neither face nor background.</param>
internal sealed record ScenePhoto(
    string File, string Source, bool ForcedNegative, PixelPyramid Pixels, IReadOnlyList<SceneFace> Faces, IReadOnlyList<SceneFace> Ignored);
