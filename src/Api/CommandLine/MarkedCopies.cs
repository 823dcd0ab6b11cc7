using TDGan.Inference.Annotation;
using TDGan.Inference.Classification;
using TDGan.Inference.Images;

namespace TDGan.Api.CommandLine;

/// <summary>Copies of the pictures with box, label and score of each face, in a folder of their own. Thread-safe.</summary>
/// <param name="folder">Where they go; made where it is not there.</param>
/// <param name="annotator">Draws them.</param>
internal sealed class MarkedCopies(string folder, IExpressionAnnotator annotator)
{
    // That of drawn replies of the service.
    private const int Quality = 90;

    /// <summary>Draws and writes the copy of one picture: below the folder, by the picture's name in the outcomes.</summary>
    /// <param name="picture">Where it is.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="result">What was read in it.</param>
    /// <param name="cancellationToken">Bounds the wait for memory.</param>
    /// <returns>Where the copy is.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<string> WriteAsync(
        PictureFile picture, ReadOnlyMemory<byte> content, ClassificationResult result, CancellationToken cancellationToken)
    {
        string path = PathOf(folder, picture);
        byte[] drawn = await annotator.AnnotateAsync(content, result, FormatOf(picture.Name) ?? GeneratedImageFormat.Png, Quality, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await WholeFile.WriteAsync(path, drawn);
        return path;
    }

    /// <summary>Refuses a folder in which a copy would take the place of a picture or of another copy.</summary>
    /// <exception cref="IOException">It names both.</exception>
    public static void Check(string folder, IReadOnlyCollection<PictureFile> pictures)
    {
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        foreach (PictureFile picture in pictures)
        {
            taken[Path.GetFullPath(picture.Path)] = picture.Path;
        }

        foreach (PictureFile picture in pictures)
        {
            if (!taken.TryAdd(PathOf(folder, picture), picture.Path))
            {
                throw new IOException($"--marked {folder}: the copy of {picture.Path} would take the place of {taken[PathOf(folder, picture)]}");
            }
        }
    }

    private static string PathOf(string folder, PictureFile picture)
    {
        string root = Path.GetPathRoot(picture.Name)!;
        IEnumerable<string> parts = picture.Name[root.Length..]
            .Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Where(part => part is not ("" or "." or ".."));
        string path = Path.Combine([Path.GetFullPath(folder), .. parts]);
        return FormatOf(path) is null ? path + ".png" : path;
    }

    /// <summary>The format of a copy; null for those that are read and not written.</summary>
    private static GeneratedImageFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" or ".JFIF" => GeneratedImageFormat.Jpeg,
        ".PNG" => GeneratedImageFormat.Png,
        ".WEBP" => GeneratedImageFormat.Webp,
        _ => null,
    };
}
