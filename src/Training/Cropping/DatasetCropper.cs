using System.Globalization;
using SkiaSharp;
using TDGan.Inference.Errors;
using TDGan.Training.Datasets;
using TDGan.Training.Pictures;

namespace TDGan.Training.Cropping;

/// <summary>Writes a data set once more, with a face in the place of each picture, in the same layout, so that the same kind reads it.</summary>
/// <param name="cutter">Finds and cuts.</param>
/// <param name="side">S of the crops, in pixels.</param>
/// <param name="output">Gets what was done.</param>
internal sealed class DatasetCropper(FaceCutter cutter, int side, TextWriter output)
{
    private const int Quality = 95;
    private const int NamedPictures = 10;

    private readonly List<string> left = [];
    private int several;

    /// <summary>Cuts every listed picture; lists and labels beside them are copied.</summary>
    /// <param name="listing">The set.</param>
    /// <param name="from">Its folder.</param>
    /// <param name="to">The folder to write; it must not exist or be empty.</param>
    /// <param name="cancellationToken">Stops between pictures.</param>
    /// <returns>The number of faces that were written.</returns>
    /// <exception cref="InvalidDataException">The pictures are no files of their own, or <paramref name="to"/> has something in it.</exception>
    public async Task<int> CropAsync(DatasetListing listing, string from, string to, CancellationToken cancellationToken)
    {
        (from, to) = (Path.GetFullPath(from), Path.GetFullPath(to));
        CheckFolders(listing, from, to);
        int written = 0;
        foreach (DatasetItem item in listing.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await CutAsync(item, cancellationToken) is { } face)
            {
                Write(face, Path.Combine(to, Path.GetRelativePath(from, item.File!)));
                written++;
            }
        }

        CopyLists(from, to);
        Tell(written, listing, to);
        return written;
    }

    private static void CheckFolders(DatasetListing listing, string from, string to)
    {
        if (listing.Items.FirstOrDefault(item => item.File is null) is { } inside)
        {
            throw new InvalidDataException($"{inside.Source} is no file of its own: such sets are crops already.");
        }

        if (to.StartsWith(from + Path.DirectorySeparatorChar, StringComparison.Ordinal) || to == from)
        {
            throw new InvalidDataException($"'{to}' is inside the data set: name a folder beside it.");
        }

        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
        {
            throw new InvalidDataException($"'{to}' is not empty: name a new folder.");
        }
    }

    private async Task<FaceCut?> CutAsync(DatasetItem item, CancellationToken cancellationToken)
    {
        try
        {
            FaceCut? cut = await cutter.CutAsync(PictureFile.ReadEncoded(item.File!), cancellationToken);
            several += cut?.Faces > 1 ? 1 : 0;
            if (cut is null)
            {
                left.Add($"{item.Source}: no face found");
            }

            return cut;
        }
        catch (Exception exception) when (exception is InferenceException or InvalidDataException or IOException)
        {
            left.Add($"{item.Source}: {exception.Message}");
            return null;
        }
    }

    /// <summary>JPEG stays JPEG and PNG PNG, so that lists still name the file; what Skia cannot write becomes PNG under its own name.</summary>
    private void Write(FaceCut face, string path)
    {
        SKEncodedImageFormat format = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JPG" or ".JPEG" or ".JFIF" => SKEncodedImageFormat.Jpeg,
            ".WEBP" => SKEncodedImageFormat.Webp,
            _ => SKEncodedImageFormat.Png,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, GrayPicture.Encode(face.Values, side, side, format, Quality));
    }

    private static void CopyLists(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !PictureFile.IsPicture(file)))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void Tell(int written, DatasetListing listing, string to)
    {
        foreach (string reason in left.Take(NamedPictures))
        {
            output.WriteLine($"left out: {reason}");
        }

        if (left.Count > NamedPictures)
        {
            output.WriteLine($"left out: {left.Count - NamedPictures} more");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{to}: {written} faces of {side}x{side} px from {listing.Items.Count} pictures, {left.Count} left out, {several} with several faces (the largest was taken)"));
    }
}
