namespace TDGan.Api.Uploads;

/// <summary>Reads a stream into one array.</summary>
/// <remarks>Arrays are not pooled: a reader that outlived its request would show one caller's picture to another.</remarks>
internal static class BodyBuffer
{
    private const int SmallestBuffer = 16 * 1024;

    /// <summary>An announced length is believed up to here only, so that headers alone cannot claim the memory of a whole body.</summary>
    private const int LargestTrustedLength = 1024 * 1024;

    /// <param name="stream">Read to its end; the caller bounds it.</param>
    /// <param name="announcedLength">Length that the client announced, or null.</param>
    /// <param name="cancellationToken">Client abort.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadToEndAsync(Stream stream, long? announcedLength, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end of the stream is seen without growing.
        byte[] buffer = new byte[Math.Clamp((announcedLength ?? 0) + 1, SmallestBuffer, LargestTrustedLength)];
        int length = 0;
        while (true)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += count;
            if (count == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}
