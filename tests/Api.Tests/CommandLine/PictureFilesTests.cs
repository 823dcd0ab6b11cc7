using System.Runtime.Versioning;
using TDGan.Api.CommandLine;

namespace TDGan.Api.Tests.CommandLine;

public sealed class PictureFilesTests
{
    [Fact]
    public void Find_FolderLinkedIntoItself_GivesEachPictureOnce()
    {
        using PictureFolder folder = new();
        Directory.CreateSymbolicLink(folder.At("photos/deeper/up"), "..");
        Directory.CreateSymbolicLink(folder.At("photos/loop"), "loop");

        PictureFiles found = PictureFiles.Find([folder.At("photos")]);

        Assert.Equal(["angry.jpg", "deeper/happy, too.png"], found.Files.Select(file => file.RelativePath));
    }

    [Fact]
    public void Find_FoldersOfSystems_ArePassedOver()
    {
        using PictureFolder folder = new();
        string[] foreign = [".git", "..data", "lost+found", "@eaDir"];
        foreach (string name in foreign)
        {
            Directory.CreateDirectory(folder.At($"photos/{name}"));
            File.Copy(folder.At("face.png"), folder.At($"photos/{name}/thumbnail.png"));
        }

        PictureFiles found = PictureFiles.Find([folder.At("photos")]);

        Assert.Equal(["angry.jpg", "deeper/happy, too.png"], found.Files.Select(file => file.RelativePath));
        Assert.Equal(["@eaDir", "lost+found"], found.PassedOver.Select(note => Path.GetFileName(note.Split(" is ")[0])));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Find_UnreadableFolder_CostsOnlyItselfAndIsTold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may read everything.");
        using PictureFolder folder = new();
        string closed = Directory.CreateDirectory(folder.At("photos/closed")).FullName;
        File.SetUnixFileMode(closed, UnixFileMode.None);

        PictureFiles found = PictureFiles.Find([folder.At("photos")]);

        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(2, found.Files.Count);
        Assert.Equal([$"{closed} cannot be read and was passed over"], found.PassedOver);
    }

    [Theory]
    [InlineData("a.heic")]
    [InlineData("b.HEIF")]
    [InlineData("c.avif")]
    [InlineData("d.jfif")]
    public void Find_PictureOfACamera_IsNotLeftOut(string name)
    {
        using PictureFolder folder = new();
        File.Copy(folder.At("face.png"), folder.At($"photos/{name}"));

        Assert.Contains(name, PictureFiles.Find([folder.At("photos")]).Files.Select(file => file.RelativePath));
    }
}
