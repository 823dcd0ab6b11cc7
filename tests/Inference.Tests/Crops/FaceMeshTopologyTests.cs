using TDGan.Inference.Crops;
using Xunit;

namespace TDGan.Inference.Tests.Crops;

public sealed class FaceMeshTopologyTests
{
    [Fact]
    public void Points_All_AreOneHundredSeventeenDifferentOnes()
    {
        Assert.Equal(FaceMeshTopology.Count, FaceMeshTopology.Points.Length);
        Assert.Equal(117, FaceMeshTopology.Points.Select(point => point.SourceIndex).Distinct().Count());
        Assert.Equal(117, FaceMeshTopology.Points.Select(point => point.Name).Distinct().Count());
        Assert.All(FaceMeshTopology.Points, point => Assert.InRange(point.SourceIndex, 0, 467));
    }

    [Theory]
    [InlineData(FaceMeshGroup.OuterLips, 20)]
    [InlineData(FaceMeshGroup.InnerLips, 20)]
    [InlineData(FaceMeshGroup.RightEye, 16)]
    [InlineData(FaceMeshGroup.LeftEye, 16)]
    [InlineData(FaceMeshGroup.RightBrow, 10)]
    [InlineData(FaceMeshGroup.LeftBrow, 10)]
    [InlineData(FaceMeshGroup.Nose, 8)]
    [InlineData(FaceMeshGroup.Outline, 17)]
    public void IndicesOf_Group_AreItsPoints(FaceMeshGroup group, int expected)
    {
        int[] indices = [.. FaceMeshTopology.IndicesOf(group)];
        Assert.Equal(expected, indices.Length);
        Assert.All(indices, i => Assert.Equal(group, FaceMeshTopology.Points[i].Group));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceMeshTopology.IndexOf(group, expected));
    }

    [Fact]
    public void Mirrored_Twice_IsThePointItself() => Assert.All(
        Enumerable.Range(0, FaceMeshTopology.Count),
        i => Assert.Equal(i, FaceMeshTopology.Points[FaceMeshTopology.Points[i].Mirrored].Mirrored));

    // Pairs of the canonical face model that are each other's mirror image, from its published geometry.
    [Theory]
    [InlineData(61, 291)]
    [InlineData(146, 375)]
    [InlineData(185, 409)]
    [InlineData(78, 308)]
    [InlineData(80, 310)]
    [InlineData(33, 263)]
    [InlineData(133, 362)]
    [InlineData(159, 386)]
    [InlineData(145, 374)]
    [InlineData(46, 276)]
    [InlineData(105, 334)]
    [InlineData(64, 294)]
    [InlineData(54, 284)]
    [InlineData(127, 356)]
    [InlineData(149, 378)]
    [InlineData(0, 0)]
    [InlineData(13, 13)]
    [InlineData(14, 14)]
    [InlineData(17, 17)]
    [InlineData(4, 4)]
    [InlineData(168, 168)]
    [InlineData(152, 152)]
    public void Mirrored_KnownPoint_IsItsPartner(int source, int partner) =>
        Assert.Equal(partner, FaceMeshTopology.Points[Of(source).Mirrored].SourceIndex);

    [Theory]
    [InlineData(0, "outerLips0", 61)]
    [InlineData(25, "innerLips5", 14)]
    [InlineData(40, "rightEye0", 33)]
    [InlineData(56, "leftEye0", 263)]
    [InlineData(72, "rightBrow0", 46)]
    [InlineData(91, "leftBrow9", 336)]
    [InlineData(96, "nose4", 4)]
    [InlineData(116, "outline16", 284)]
    public void Points_Index_HasItsNameAndSource(int index, string name, int source)
    {
        Assert.Equal(name, FaceMeshTopology.Points[index].Name);
        Assert.Equal(source, FaceMeshTopology.Points[index].SourceIndex);
    }

    [Fact]
    public void FiveLandmarks_Mirrored_AreThoseOfTheOtherSide()
    {
        int[] other = [1, 0, 2, 4, 3];
        for (int i = 0; i < other.Length; i++)
        {
            Assert.Equal(
                FaceMeshTopology.FiveLandmarks[other[i]].Order(),
                FaceMeshTopology.FiveLandmarks[i].Select(point => FaceMeshTopology.Points[point].Mirrored).Order());
        }

        Assert.Equal(4, FaceMeshTopology.Points[Assert.Single(FaceMeshTopology.FiveLandmarks[(int)FaceLandmarkType.Nose])].SourceIndex);
        Assert.Equal(61, FaceMeshTopology.Points[Assert.Single(FaceMeshTopology.FiveLandmarks[(int)FaceLandmarkType.RightMouthCorner])].SourceIndex);
        Assert.Contains(33, FaceMeshTopology.FiveLandmarks[(int)FaceLandmarkType.RightEye].Select(point => FaceMeshTopology.Points[point].SourceIndex));
    }

    [Fact]
    public void RigidPoints_All_AreThoseThatDoNotMoveAndTheirMirrorImages()
    {
        int[] expected = [4, 5, 6, 33, 54, 127, 133, 168, 197, 234, 263, 284, 356, 362, 454];
        Assert.Equal(expected, FaceMeshTopology.RigidPoints.Select(i => FaceMeshTopology.Points[i].SourceIndex).Order());
        Assert.Equal(FaceMeshTopology.RigidPoints.Order(), FaceMeshTopology.RigidPoints.Select(i => FaceMeshTopology.Points[i].Mirrored).Order());
    }

    private static FaceMeshPoint Of(int source) => FaceMeshTopology.Points.Single(point => point.SourceIndex == source);
}
