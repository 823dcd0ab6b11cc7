using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class LfwLoaderTests
{
    [Fact]
    public void Lfw_WithIndex_LeavesOutHeldOutPeopleAndTheTestPictures()
    {
        using TinyDataset data = Build();
        DatasetListing listing = data.List("lfw").Checked(strict: true);
        Assert.Equal(["p000", "p000", "q0", "q1"], listing.Items.Select(item => item.Subject));
        Assert.Equal([Expression.Neutral, Expression.Happiness, null, Expression.Neutral], listing.Items.Select(item => item.Expression));
        Assert.Equal(2, Assert.Single(listing.LeftOut).Value);
    }

    [Fact]
    public void LoadFaces_PeopleWithOnePicture_HaveNoIdentity()
    {
        using TinyDataset data = Build();
        using FaceSamples faces = DatasetSamples.LoadFaces(data.List("lfw"), side: 32, strict: true);
        Assert.Equal(1, faces.IdentityCount);
        Assert.Equal([0, 0, -1, -1], faces.IdentityLabels);
        Assert.Equal([("p000", "neutral"), ("p000", "happiness"), null, ("q1", "neutral")], faces.People);
    }

    [Theory]
    [InlineData("")]
    [InlineData("identity")]
    public void LfwIdentity_EitherFolder_ListsEverybodyWithTheGivenSplit(string folder)
    {
        using TinyDataset data = Build();
        DatasetListing listing = DatasetLoaders.Find("lfw-identity").List(Path.Combine(data.Root, folder)).Checked(strict: true);
        Assert.Equal(["p000", "p000", "p000", "p045"], listing.Items.Select(item => item.Subject));
        Assert.Equal(["train", "train", "test", "train"], listing.Items.Select(item => item.Split));
        Assert.Equal(3, listing.Labelled(requireMajority: true).Items.Count);
    }

    private static TinyDataset Build()
    {
        var data = new TinyDataset();
        string[] identity =
        [
            "identity/train/p000/0.png,identity,train,p000,neutral", "identity/train/p000/1.png,identity,train,p000,happiness",
            "identity/test/p000/2.png,identity,test,p000,anger", "identity/train/p045/0.png,identity,train,p045,",
        ];
        string[] faces = ["faces/q0/0.png,q0,", "faces/q1/0.png,q1,neutral"];
        foreach ((int seed, string line) in identity.Concat(faces).Index())
        {
            data.Picture(line.Split(',')[0], seed);
        }

        data.Text("index.csv", ["path,set,split,person,expression", .. identity]);
        data.Text("faces/index.csv", ["path,person,expression", .. faces]);
        return data;
    }
}
