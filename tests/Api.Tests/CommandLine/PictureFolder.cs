using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.CommandLine;

/// <summary>A folder of drawn faces, deleted when disposed.</summary>
internal sealed class PictureFolder : IDisposable
{
    public PictureFolder()
    {
        Directory.CreateDirectory(At("photos/deeper"));
        File.WriteAllBytes(At("photos/angry.jpg"), Pictures.Angry);
        File.WriteAllBytes(At("photos/deeper/happy, too.png"), Pictures.Happy);
        File.WriteAllBytes(At("photos/notes.txt"), Pictures.Text);
        File.WriteAllBytes(At("face.png"), Pictures.Happy);
        File.WriteAllBytes(At("expression.jpg"), Pictures.Angry);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("tdgan-pictures-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
