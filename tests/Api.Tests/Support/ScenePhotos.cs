namespace TDGan.Api.Tests.Support;

/// <summary>Real photos with a teacher's boxes; no part of the repository, so tests that need them are skipped where they are not at hand.</summary>
internal static class ScenePhotos
{
    private const string Variable = "TDGAN_DATA";
    private const int ScoreColumn = 15;
    private const double TrustedScore = 0.75;
    private const float LargeSide = 32;

    private static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable(Variable) ?? (Directory.Exists(InRepository) ? InRepository : Beside), "scenes");

    private static string InRepository => SourceTree.Find("data");

    // For machines on which several clones share the pictures.
    private static string Beside => SourceTree.Find("../shared/data");

    /// <summary>Skips the test where there are no photos.</summary>
    public static void SkipUnlessAtHand() =>
        Assert.SkipUnless(Directory.Exists(Folder), $"The photos are not at hand: set {Variable} to the folder of the data sets.");

    /// <summary>Files of the photos with large faces, those with the most first.</summary>
    public static IEnumerable<byte[]> Groups() => File.ReadLines(Path.Combine(Folder, "train.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .Where(IsLargeFace)
        .CountBy(cells => cells[0])
        .OrderByDescending(photo => photo.Value)
        .ThenBy(photo => photo.Key, StringComparer.Ordinal)
        .Select(photo => File.ReadAllBytes(Path.Combine(Folder, "train", photo.Key)));

    private static bool IsLargeFace(string[] cells) => cells[ScoreColumn].Length > 0
        && Number(cells[ScoreColumn]) >= TrustedScore && Math.Sqrt(Number(cells[3]) * Number(cells[4])) >= LargeSide;

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
