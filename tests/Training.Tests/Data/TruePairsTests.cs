using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Data;

public sealed class TruePairsTests
{
    private static readonly (string, string)?[] Faces =
    [
        ("a", "neutral"), ("a", "happiness"), ("b", "neutral"), ("b", "neutral"), null, ("c", "anger"), ("c", "neutral"), ("c", "anger"),
    ];

    [Fact]
    public void Draw_Pairs_AreOfOnePersonWithTwoExpressions()
    {
        var pairs = new TruePairs(Faces, seed: 3);
        Assert.Equal(2, pairs.PersonCount);
        Assert.All(pairs.Draw(step: 1, count: 50), pair =>
        {
            Assert.Equal(Faces[pair.First]!.Value.Item1, Faces[pair.Second]!.Value.Item1);
            Assert.NotEqual(Faces[pair.First]!.Value.Item2, Faces[pair.Second]!.Value.Item2);
        });
    }

    [Fact]
    public void Draw_SameSeedAndStep_GivesTheSamePairs()
    {
        Assert.Equal(new TruePairs(Faces, 3).Draw(7, 20), new TruePairs(Faces, 3).Draw(7, 20));
        Assert.NotEqual(new TruePairs(Faces, 3).Draw(7, 20), new TruePairs(Faces, 3).Draw(8, 20));
    }

    [Fact]
    public void Draw_NobodyWithTwoExpressions_NamesTheOption() => Assert.Contains(
        "truePairShare",
        Assert.Throws<InvalidOperationException>(() => new TruePairs([("a", "neutral")], 1).Draw(0, 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void LoadFaces_OfLfw_KnowsThePeopleOfTheIndex()
    {
        using TinyDataTree data = TinyDataTree.Create();
        using FaceSamples faces = DatasetSamples.LoadFaces(new LfwLoader().List(data.Lfw), side: 32, strict: true);
        Assert.Equal(faces.Count, faces.People.Count);
        Assert.Equal(1, new TruePairs(faces.People, 1).PersonCount);
    }
}
