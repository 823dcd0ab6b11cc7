namespace TDGan.Training.Detection;

/// <summary>What was found in photos turned by an angle in both directions.</summary>
/// <param name="degrees">The angle, 0 to 180.</param>
internal sealed class TurnedEvaluation(float degrees)
{
    private readonly SortedDictionary<string, DetectionEvaluation> sources = new(StringComparer.Ordinal);

    /// <summary>The angle.</summary>
    public float Degrees => degrees;

    /// <summary>All photos.</summary>
    public DetectionEvaluation All { get; } = new();

    /// <summary>The photos of each collection, by its name.</summary>
    public IReadOnlyDictionary<string, DetectionEvaluation> Sources => sources;

    /// <summary>The photos of a collection, none at first.</summary>
    /// <param name="name">Its name.</param>
    public DetectionEvaluation Source(string name) =>
        sources.TryGetValue(name, out DetectionEvaluation? known) ? known : sources[name] = new DetectionEvaluation();
}
