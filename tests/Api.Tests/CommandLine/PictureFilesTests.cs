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
        Assert.Equal(
            [$"{folder.At("photos/@eaDir")} is", $"{folder.At("photos/lost+found")} is"],
            found.PassedOver.SkipLast(1).Select(note => note[..(note.IndexOf(" is ", StringComparison.Ordinal) + 3)]));
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
        Assert.Equal($"{closed} cannot be read and was passed over", found.PassedOver[0]);
    }

    [Fact]
    public void Find_FilesThatAreNoPictures_AreToldByTheirExtensions()
    {
        using PictureFolder folder = new();
        string[] others = ["a.mp4", "deeper/b.MP4", "README", ".hidden.png", ".DS_Store"];
        Array.ForEach(others, name => File.WriteAllText(folder.At($"photos/{name}"), ""));
        Directory.CreateDirectory(folder.At("empty"));

        PictureFiles found = PictureFiles.Find([folder.At("photos"), folder.At("empty")]);

        Assert.Equal(
            [
                $"{folder.At("photos")}: no pictures by their names and passed over: 1 without extension, 2 .mp4, 1 .txt",
                $"{folder.At("empty")}: no picture was found in it",
            ],
            found.PassedOver);
        Assert.Equal(2, found.Files.Count);
    }

    [Fact]
    public void Find_AbsolutePaths_AreCalledFromTheirLastFolderOn()
    {
        using PictureFolder folder = new();

        PictureFiles found = PictureFiles.Find([folder.At("photos") + "/", folder.At("face.png")]);

        Assert.Equal(["photos/angry.jpg", "photos/deeper/happy, too.png", "face.png"], found.Files.Select(file => file.Name));
    }

    [Fact]
    public void Find_PicturesThatWouldBeCalledTheSame_AreCalledByTheirPaths()
    {
        using PictureFolder one = new(), other = new();

        PictureFiles found = PictureFiles.Find([one.At("face.png"), other.At("face.png"), one.At("expression.jpg")]);

        Assert.Equal([one.At("face.png"), other.At("face.png"), "expression.jpg"], found.Files.Select(file => file.Name));
    }

    [Fact]
    public void Find_ExceptedFolder_IsNotLookedInto()
    {
        using PictureFolder folder = new();

        Assert.Equal("angry.jpg", Assert.Single(PictureFiles.Find([folder.At("photos")], folder.At("photos/deeper")).Files).RelativePath);
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
