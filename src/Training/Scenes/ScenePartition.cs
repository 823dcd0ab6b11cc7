namespace TDGan.Training.Scenes;

/// <summary>
/// Splits the photos by source, so that validation measures on collections that training never saw: street and web photos with faces of
/// every size (<c>hseg</c>) and pictures of objects (<c>caltech_obj</c>), an eighth of all photos.
/// </summary>
internal static class ScenePartition
{
    private static readonly string[] ValidationSources = ["hseg", "caltech_obj"];

    /// <summary>The part that a source belongs to.</summary>
    public static ScenePart PartOf(string source) =>
        ValidationSources.Contains(source, StringComparer.Ordinal) ? ScenePart.Validation : ScenePart.Training;
}
