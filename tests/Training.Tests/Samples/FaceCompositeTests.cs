using SkiaSharp;
using TDGan.Training.Commands;
using TDGan.Training.Samples;

namespace TDGan.Training.Tests.Samples;

public sealed class FaceCompositeTests
{
    [Fact]
    public void Of_SevenPeople_IsRefused()
    {
        Portrait[] seven = [.. Enumerable.Range(0, FaceComposite.FewestPeople - 1).Select(i => Nobody($"p{i}"))];

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => FaceComposite.Of(seven));

        Assert.Contains("needs 8 people; here are 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EightPicturesOfOnePerson_IsRefused() =>
        Assert.Throws<ArgumentException>(() => FaceComposite.Of([.. Enumerable.Repeat(Nobody("p0"), FaceComposite.FewestPeople)]));

    [Fact]
    public void Write_TheSet_GivesSixFacesOfDisjointPeopleAndTheSameBytesAsTheCommand()
    {
        string data = RealData.Require();
        IReadOnlyList<Portrait> portraits = Portrait.ReadAll(data);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tdgan-samples-");
        string[] paths = [Path.Combine(folder.FullName, "first"), Path.Combine(folder.FullName, "second")];

        IReadOnlyList<(string Name, IReadOnlyList<string> People)> faces = SamplePictures.Write(portraits, paths[0]);
        Assert.Equal(0, SamplesCommand.Create().Parse(["--data", data, "--out", paths[1]]).Invoke());

        Assert.Equal(6, faces.Count);
        Assert.All(faces, face => Assert.True(face.People.Distinct().Count() >= FaceComposite.FewestPeople));
        Assert.Distinct(faces.SelectMany(face => face.People));
        Assert.Equal(7, Directory.GetFiles(paths[0]).Length);
        Assert.All(Directory.GetFiles(paths[0]), file =>
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(paths[1], Path.GetFileName(file)))));
        using SKBitmap group = SKBitmap.Decode(Path.Combine(paths[0], "group.jpg"));
        Assert.Equal((900, 540), (group.Width, group.Height));
        folder.Delete(recursive: true);
    }

    private static Portrait Nobody(string person) =>
        new("absent.jpg", person, Smiles: false, new PortraitShape(new double[PortraitShape.Count], new double[PortraitShape.Count]));
}
