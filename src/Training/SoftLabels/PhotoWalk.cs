using TDGan.Inference.Errors;
using TDGan.Training.Pictures;

namespace TDGan.Training.SoftLabels;

/// <summary>Goes through photos one after the other; one that cannot be read is named and costs only itself.</summary>
/// <param name="say">Gets what was left out, and how far it is.</param>
internal sealed class PhotoWalk(Action<string> say)
{
    private const int ToldEvery = 500;

    /// <summary>Picture files of folders at any depth, in a stable order; a file stands for itself.</summary>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths) => [.. paths.SelectMany(Files)];

    /// <summary>Hands out each photo.</summary>
    /// <param name="files">The photos.</param>
    /// <param name="use">Takes the file's bytes; false ends the walk.</param>
    /// <param name="cancellationToken">Stops between photos.</param>
    public async Task EachAsync(IReadOnlyList<string> files, Func<byte[], Task<bool>> use, CancellationToken cancellationToken)
    {
        foreach ((int number, string file) in files.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (!await use(PictureFile.ReadEncoded(file)))
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is InferenceException or InvalidDataException or IOException)
            {
                say($"left out: {file}: {exception.Message}");
            }

            if ((number + 1) % ToldEvery == 0)
            {
                say($"{number + 1} of {files.Count} photos");
            }
        }
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(PictureFile.IsPicture).Order(StringComparer.Ordinal)
        : [path];
}
