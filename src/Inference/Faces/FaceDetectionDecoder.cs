namespace TDGan.Inference.Faces;

/// <summary>From the maps of a detector to faces: cells over the threshold, then of boxes that overlap too much the one with the highest score.</summary>
public static class FaceDetectionDecoder
{
    private const int LandmarkCount = 5;

    /// <summary>The faces of one picture, highest score first, in pixels of the picture that the graph saw; boxes may stick out of it.</summary>
    /// <param name="maps">The maps of all strides.</param>
    /// <param name="minConfidence">Lowest score that counts, 0-1.</param>
    /// <param name="maxOverlap">Largest intersection over union of two faces that are both kept, 0-1.</param>
    public static IReadOnlyList<DetectedFace> Decode(IEnumerable<FaceDetectionMap> maps, float minConfidence, float maxOverlap)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var kept = new List<DetectedFace>();
        foreach (DetectedFace face in maps.SelectMany(map => Candidates(map, minConfidence)).OrderByDescending(face => face.Confidence))
        {
            if (kept.TrueForAll(other => IntersectionOverUnion(face.Box, other.Box) <= maxOverlap))
            {
                kept.Add(face);
            }
        }

        return kept;
    }

    /// <summary>Shared area over the area of both boxes, 0-1.</summary>
    public static float IntersectionOverUnion(FaceBox a, FaceBox b)
    {
        float width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        float height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        float shared = Math.Max(0, width) * Math.Max(0, height);
        return shared == 0 ? 0 : shared / ((a.Width * a.Height) + (b.Width * b.Height) - shared);
    }

    private static IEnumerable<DetectedFace> Candidates(FaceDetectionMap map, float minConfidence)
    {
        for (int cell = 0; cell < map.Scores.Length; cell++)
        {
            if (map.Scores.Span[cell] >= minConfidence)
            {
                yield return Decode(map, cell);
            }
        }
    }

    private static DetectedFace Decode(FaceDetectionMap map, int cell)
    {
        int cells = map.Width * map.Height;
        float x = ((cell % map.Width) + 0.5f) * map.Stride;
        float y = ((cell / map.Width) + 0.5f) * map.Stride;
        ReadOnlySpan<float> boxes = map.Boxes.Span;
        float left = boxes[cell] * map.Stride;
        float top = boxes[cells + cell] * map.Stride;
        float right = boxes[(2 * cells) + cell] * map.Stride;
        float bottom = boxes[(3 * cells) + cell] * map.Stride;
        var landmarks = new FaceLandmark[LandmarkCount];
        for (int i = 0; i < LandmarkCount; i++)
        {
            float dx = map.Landmarks.Span[(2 * i * cells) + cell];
            float dy = map.Landmarks.Span[(((2 * i) + 1) * cells) + cell];
            landmarks[i] = new FaceLandmark((FaceLandmarkType)i, x + (dx * map.Stride), y + (dy * map.Stride));
        }

        return new DetectedFace(new FaceBox(x - left, y - top, left + right, top + bottom), map.Scores.Span[cell], landmarks);
    }
}
