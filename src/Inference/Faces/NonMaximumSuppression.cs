namespace TDGan.Inference.Faces;

/// <summary>Greedy non-maximum suppression: of boxes that overlap too much the one with the highest score stays.</summary>
internal static class NonMaximumSuppression
{
    // A low threshold lets every cell through; the time grows with the square.
    private const int MaxCandidates = 1000;

    /// <summary>What stays, highest score first; of equal scores the earlier one.</summary>
    /// <param name="faces">Candidates; the best 1000 count.</param>
    /// <param name="maxOverlap">Intersection over union that two faces may have, 0-1.</param>
    public static List<DetectedFace> Apply(IEnumerable<DetectedFace> faces, float maxOverlap)
    {
        var kept = new List<DetectedFace>();
        foreach (DetectedFace face in faces.OrderByDescending(face => face.Confidence).Take(MaxCandidates))
        {
            if (kept.TrueForAll(better => better.Box.OverlapWith(face.Box) <= maxOverlap))
            {
                kept.Add(face);
            }
        }

        return kept;
    }
}
