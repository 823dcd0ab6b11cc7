using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TDGan.Api.Tests.Support;

/// <summary>A client that writes what it likes when it likes, as <see cref="HttpClient"/> would not.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        RawConnection connection = new();
        await connection._client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    public async Task SendAsync(string text) => await SendAsync(Encoding.ASCII.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>Reads until <paramref name="mark"/> has come.</summary>
    /// <exception cref="EndOfStreamException">The server closed the connection before.</exception>
    public async Task<string> ReadUntilAsync(string mark)
    {
        StringBuilder read = new();
        byte[] buffer = new byte[4096];
        while (!read.ToString().Contains(mark, StringComparison.Ordinal))
        {
            int count = await _stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            read.Append(count > 0 ? Encoding.UTF8.GetString(buffer, 0, count) : throw new EndOfStreamException(read.ToString()));
        }

        return read.ToString();
    }

    /// <summary>
    /// Everything until the server closes the connection, or resets it because it has not read everything that was sent.
    /// </summary>
    public async Task<string> ReadToEndAsync()
    {
        using MemoryStream read = new();
        byte[] buffer = new byte[4096];
        try
        {
            int count;
            while ((count = await _stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0)
            {
                read.Write(buffer, 0, count);
            }
        }
        catch (IOException) when (read.Length > 0)
        {
            // A reset after the response.
        }

        return Encoding.UTF8.GetString(read.ToArray());
    }

    /// <summary>Reads until the server closes the connection, as one response.</summary>
    public async Task<HttpResponseMessage> ReadResponseAsync()
    {
        string[] halves = (await ReadToEndAsync()).Split("\r\n\r\n", 2);
        string[] lines = halves[0].Split("\r\n");
        HttpResponseMessage response = new((HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture))
        {
            Content = new StringContent(halves[1]),
        };
        response.Content.Headers.Clear();
        foreach (string[] header in lines.Skip(1).Select(line => line.Split(": ", 2)))
        {
            _ = response.Headers.TryAddWithoutValidation(header[0], header[1])
                || response.Content.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return response;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
