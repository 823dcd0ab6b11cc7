using TDGan.Inference.Crops;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Evaluation;
using FaceMesh = TDGan.Training.Landmarks.FaceMesh;

namespace TDGan.Training.Tests.Landmarks.Evaluation;

public sealed class MeshErrorsTests
{
    private const int Axes = FaceMeshTopology.Axes;
    private const float EyeDistance = 0.4f;

    [Fact]
    public void Error_LipsShiftedByATenthOfTheEyeDistance_IsThatOfTheLips()
    {
        MeshComparison comparison = new(Wanted(0.1f).Points, Shifted(Wanted(0.1f), FaceMeshGroup.OuterLips, 0.1f * EyeDistance).Points);
        Assert.Equal(0.1, comparison.Error(FaceMeshGroup.OuterLips), 1e-5);
        Assert.Equal(0, comparison.Error(FaceMeshGroup.RightEye), 1e-6);
        Assert.Equal(0.1 * 20 / 117, comparison.Error(), 1e-5);
        Assert.Equal(0, comparison.DepthError, 1e-6);
    }

    [Fact]
    public void Of_OpeningsHalfAsWide_CorrelateFullyAllTheSame()
    {
        MeshComparison[] all = [.. new[] { 0.1f, 0.3f, 0.2f }.Select(open => new MeshComparison(Wanted(open).Points, Wanted(open / 2).Points))];
        MeshErrors errors = MeshErrors.Of(all);
        Assert.Equal(1, errors.MouthOpening, 1e-5);
        Assert.Equal(3, errors.All.Faces);
        Assert.True(errors.Lips > errors.Brows);
    }

    [Fact]
    public void Correlation_OpeningsTheOtherWayRound_IsNegative() => Assert.Equal(
        -1,
        MeshErrors.Correlation([.. new[] { 0.1f, 0.2f, 0.3f }.Select(open => new MeshComparison(Wanted(open).Points, Wanted(0.4f - open).Points))], MeshOpenings.Mouth),
        1e-5);

    /// <summary>A face of the unit square with its mouth open by a share of the distance of the eyes.</summary>
    private static FaceMesh Wanted(float open)
    {
        FaceMesh mesh = DrawnMeshes.Face(0, 0, EyeDistance);
        mesh.Points[(MeshOpenings.Mouth.Lower * Axes) + 1] += open * EyeDistance;
        return mesh;
    }

    private static FaceMesh Shifted(FaceMesh mesh, FaceMeshGroup group, float shift)
    {
        float[] points = [.. mesh.Points];
        foreach (int i in FaceMeshTopology.IndicesOf(group))
        {
            points[i * Axes] += shift;
        }

        return new FaceMesh(points);
    }
}
