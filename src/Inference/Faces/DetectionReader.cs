using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Faces;

/// <summary>
/// Reads the grids of a face detector: each cell whose score counts is a face, with box edges and landmarks as distances from the cell's
/// centre ((column + 0.5) s, (row + 0.5) s) in units of the stride s.
/// </summary>
internal static class DetectionReader
{
    private static readonly FaceLandmarkType[] Landmarks = Enum.GetValues<FaceLandmarkType>();

    /// <summary>All faces, unsorted and overlapping, in pixels of the detector's input.</summary>
    /// <param name="outputs">By name, batch 1.</param>
    /// <param name="rule">Strides and smallest side.</param>
    /// <param name="minConfidence">Score that counts, 0-1.</param>
    public static List<DetectedFace> Read(IReadOnlyDictionary<string, NamedTensor> outputs, DetectorRule rule, float minConfidence)
    {
        var faces = new List<DetectedFace>();
        foreach (int stride in rule.Strides)
        {
            NamedTensor scores = outputs[TensorNames.Score(stride)];
            ReadOnlySpan<float> score = scores.Data.Span;
            ReadOnlySpan<float> box = outputs[TensorNames.Box(stride)].Data.Span;
            ReadOnlySpan<float> landmarks = outputs[TensorNames.Landmarks(stride)].Data.Span;
            for (int cell = 0; cell < score.Length; cell++)
            {
                if (score[cell] >= minConfidence)
                {
                    var grid = new Cell(stride, scores.Shape[3], cell, score.Length);
                    FaceBox found = grid.Box(box);
                    if (Math.Sqrt(found.Width * found.Height) >= rule.MinSide)
                    {
                        faces.Add(new DetectedFace(found, score[cell], grid.Points(landmarks)));
                    }
                }
            }
        }

        return faces;
    }

    /// <param name="Stride">Pixels of the input for each cell.</param>
    /// <param name="Columns">Cells in a row.</param>
    /// <param name="Index">Cell, row by row.</param>
    /// <param name="Count">Cells of the grid.</param>
    private readonly record struct Cell(int Stride, int Columns, int Index, int Count)
    {
        private float X => ((Index % Columns) + 0.5f) * Stride;

        private float Y => ((Index / Columns) + 0.5f) * Stride;

        public FaceBox Box(ReadOnlySpan<float> distances)
        {
            (float left, float top) = (distances[Index], distances[Count + Index]);
            (float right, float bottom) = (distances[(2 * Count) + Index], distances[(3 * Count) + Index]);
            return new FaceBox(X - (left * Stride), Y - (top * Stride), (left + right) * Stride, (top + bottom) * Stride);
        }

        public FaceLandmark[] Points(ReadOnlySpan<float> offsets)
        {
            var points = new FaceLandmark[Landmarks.Length];
            for (int i = 0; i < points.Length; i++)
            {
                float x = X + (offsets[(2 * i * Count) + Index] * Stride);
                float y = Y + (offsets[(((2 * i) + 1) * Count) + Index] * Stride);
                points[i] = new FaceLandmark(Landmarks[i], x, y);
            }

            return points;
        }
    }
}
