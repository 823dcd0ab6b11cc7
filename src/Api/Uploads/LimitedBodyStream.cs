using System.Net.Sockets;
using TDGan.Api.Errors;

namespace TDGan.Api.Uploads;

/// <summary>
/// Reads at most <paramref name="maxBytes"/> of a body; the next byte ends the request with <c>body-too-large</c>. Does not own the body.
/// </summary>
internal sealed class LimitedBodyStream(Stream body, long maxBytes) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await ReadOrNoteAsync(buffer, cancellationToken);
        _read += count;
        return _read <= maxBytes ? count : throw Problems.BodyTooLarge(maxBytes, actual: null);
    }

    private async ValueTask<int> ReadOrNoteAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (IsDeparture(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new ClientLeftException(exception);
        }
    }

    /// <summary>
    /// A connection that was reset or aborted, or closed before the announced end of the body: the server reports the last one as a bad
    /// request, by these words alone. Its other refusals, as of a slow or a wrongly chunked body, keep their status.
    /// </summary>
    private static bool IsDeparture(Exception exception) => exception switch
    {
        BadHttpRequestException refused => refused.Message.StartsWith("Unexpected end of request content", StringComparison.Ordinal),
        ApiProblemException or ClientLeftException or InvalidDataException => false,
        _ => exception is IOException or OperationCanceledException or SocketException,
    };

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
