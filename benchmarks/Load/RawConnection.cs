using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace TDGan.Benchmarks.Load;

/// <summary>One kept-alive connection that sends prepared bytes and reads replies with a length. Not thread-safe.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];

    /// <summary>Opens a connection.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port, cancellationToken);
        return connection;
    }

    /// <summary>Head of the last reply: status line and headers.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Sends a request and reads its reply whole.</summary>
    /// <returns>The status, and the body until the next call.</returns>
    /// <exception cref="EndOfStreamException">The service closed the connection.</exception>
    public async Task<(int Status, ReadOnlyMemory<byte> Body)> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        int length = 0;
        int head;
        while ((head = _buffer.AsSpan(0, length).IndexOf(EndOfHead)) < 0)
        {
            length += await ReceiveAsync(length, cancellationToken);
        }

        string text = Head = Encoding.ASCII.GetString(_buffer, 0, head);
        int bodyStart = head + EndOfHead.Length;
        if (ContentLength(text) is { } contentLength)
        {
            while (length < bodyStart + contentLength)
            {
                length += await ReceiveAsync(length, cancellationToken);
            }
        }
        else
        {
            // Chunked: the last chunk is empty.
            while (!_buffer.AsSpan(bodyStart, length - bodyStart).EndsWith("0\r\n\r\n"u8))
            {
                length += await ReceiveAsync(length, cancellationToken);
            }
        }

        return (int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), _buffer.AsMemory(bodyStart, length - bodyStart));
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static int? ContentLength(string head)
    {
        foreach (string line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                return int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private async Task<int> ReceiveAsync(int filled, CancellationToken cancellationToken)
    {
        if (filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int received = await _socket.ReceiveAsync(_buffer.AsMemory(filled), cancellationToken);
        return received > 0 ? received : throw new EndOfStreamException("The service closed the connection.");
    }
}
