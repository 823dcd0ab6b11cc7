namespace TDGan.Client.Replies;

/// <summary>A picture that the service generated; it says so in its XMP.</summary>
/// <param name="Content">The file.</param>
/// <param name="MediaType">Such as <c>image/png</c>.</param>
/// <param name="Model">Name and version of the model: <c>decoder/1</c>; null where a proxy removed the header.</param>
/// <param name="Seed">The seed that was used; null where a proxy removed the header.</param>
public sealed record GeneratedPicture(byte[] Content, string MediaType, string? Model, uint? Seed)
{
    internal static async Task<GeneratedPicture> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
        response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream",
        Header(response, "X-Model"),
        uint.TryParse(Header(response, "X-Seed"), out uint seed) ? seed : null);

    /// <summary>Writes the file to a stream.</summary>
    /// <param name="destination">Left open.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return destination.WriteAsync(Content, cancellationToken).AsTask();
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
