namespace TDGan.Inference.Faces;

/// <summary>What a detector's graph says on one grid of cells. Cell (column, row) has its centre at ((column + 0.5) s, (row + 0.5) s).</summary>
/// <param name="Stride">s, pixels between cells.</param>
/// <param name="Width">Cells in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Scores">[Height, Width], 0-1.</param>
/// <param name="Boxes">[4, Height, Width]: distances left, top, right, bottom from the centre of the cell, in strides.</param>
/// <param name="Landmarks">[10, Height, Width]: x, y of the five landmarks from the centre of the cell, in strides and in the order of
/// <see cref="FaceLandmarkType"/>.</param>
public sealed record FaceDetectionMap(
    int Stride, int Width, int Height, ReadOnlyMemory<float> Scores, ReadOnlyMemory<float> Boxes, ReadOnlyMemory<float> Landmarks);
