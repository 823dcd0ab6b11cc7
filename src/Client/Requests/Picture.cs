namespace TDGan.Client.Requests;

/// <summary>A picture to send: a JPEG, PNG, WebP, BMP or GIF file.</summary>
/// <param name="Content">The file; kept until the call ends, as it may be sent again.</param>
/// <param name="Name">What batches call it in their results; the service reads nothing else from it.</param>
public sealed record Picture(ReadOnlyMemory<byte> Content, string Name = "picture")
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Picture> FromFileAsync(string path, CancellationToken cancellationToken = default) =>
        new(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), Path.GetFileName(path));

    /// <summary>Reads a stream to its end; the caller disposes it.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="name">What batches call it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Picture> FromStreamAsync(Stream stream, string name = "picture", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream content = new();
        await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return new Picture(content.ToArray(), name);
    }
}
