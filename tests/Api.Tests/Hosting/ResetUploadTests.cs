using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

/// <summary>Clients that reset the connection, or close it, in the middle of a body.</summary>
public sealed class ResetUploadTests
{
    private const int Uploads = 30;

    [Theory]
    [InlineData("/api/v1/expressions", "image/jpeg", true)]
    [InlineData("/api/v1/expressions", "image/jpeg", false)]
    [InlineData("/api/v1/expressions", "application/json", true)]
    [InlineData("/api/v1/expressions", "multipart/form-data; boundary=b", true)]
    [InlineData("/v2/models/expression-branch/infer", "application/json", true)]
    [InlineData("/v2/models/expression-branch/infer", "application/json", false)]
    public async Task Post_HalfABodyThenGone_Is499AndNobodysFault(string path, string contentType, bool isReset)
    {
        await using RunningService service = await RunningService.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Uploads).Select(_ => SendHalfAsync(service.Address, path, contentType, isReset)));
        await service.App.StopAsync(TestContext.Current.CancellationToken);

        string[] answers = [.. service.Logs.Lines.Select(line => line.Text).Where(text => text.Contains(" ms, request ", StringComparison.Ordinal))];
        Assert.Equal(Uploads, answers.Length);
        Assert.DoesNotContain(answers, answer => !answer.Contains(" 499 in ", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    private static async Task SendHalfAsync(Uri address, string path, string contentType, bool isReset)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        string head =
            $"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: {contentType}\r\nContent-Length: 300000\r\nExpect: 100-continue\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);

        // The service has begun to read: a reset before would take the request along with it.
        byte[] answer = new byte[64];
        int length = await socket.ReceiveAsync(answer, TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 100 ", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
        string begin = contentType.StartsWith("multipart", StringComparison.Ordinal)
            ? "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"face.jpg\"\r\n\r\n"
            : "";
        await socket.SendAsync(Encoding.ASCII.GetBytes(begin + new string(' ', 150_000)), TestContext.Current.CancellationToken);
        if (isReset)
        {
            // Closing with no time to linger resets the connection.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }
}
