namespace TDGan.Training.Scenes;

/// <summary>Draws what the parts of training pictures show: a face of a photo, a photo without one, or something that was taken for a face. Thread-safe.</summary>
/// <param name="photos">The training photos.</param>
/// <param name="hardNegatives">What a detector took for faces in them, each with the degrees at which it did; may be empty.</param>
internal sealed class SceneDeck(IReadOnlyList<ScenePhoto> photos, IReadOnlyList<SceneSubject> hardNegatives)
{
    private const int ForcedWeight = 4;
    private const double HardNegativeShare = 0.2;
    private const float HardNegativeDegrees = 15;

    // What fooled the teacher fools others: it is shown more often.
    private readonly ScenePhoto[] deck = [.. photos.SelectMany(photo => Enumerable.Repeat(photo, photo.ForcedNegative ? ForcedWeight : 1))];
    private readonly ScenePhoto[] backgrounds = [.. photos.Where(photo => photo.Faces.Count + photo.Ignored.Count == 0)];

    /// <summary>The next subject of a chain of chance.</summary>
    public SceneSubject Draw(Random random)
    {
        if (hardNegatives.Count > 0 && random.NextDouble() < HardNegativeShare)
        {
            SceneSubject hard = hardNegatives[random.Next(hardNegatives.Count)];
            return hard with { Degrees = hard.Degrees + (HardNegativeDegrees * ((2 * random.NextSingle()) - 1)) };
        }

        ScenePhoto photo = deck[random.Next(deck.Length)];
        SceneFace[] trusted = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore)];
        return new SceneSubject(photo, trusted.Length > 0 ? trusted[random.Next(trusted.Length)].Box : null, TurnDistribution.Draw(random));
    }

    /// <summary>A photo in which nothing is like a face, to lie under others; null where there is none.</summary>
    public ScenePhoto? DrawBackground(Random random) => backgrounds.Length == 0 ? null : backgrounds[random.Next(backgrounds.Length)];
}
