using System.Net;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Bodies that are too large or too slow, over a real connection.</summary>
public sealed class UploadLimitsTests
{
    private const string Expressions = "/api/v1/expressions";
    private const string Transfers = "/api/v1/transfers";
    private const int Mebibyte = 1024 * 1024;
    private const int DefaultLimit = 32 * Mebibyte;

    [Fact]
    public async Task Post_33MebibytesAnnounced_IsBodyTooLarge()
    {
        await using RunningService service = await RunningService.StartAsync();
        foreach ((string path, string part) in ((string, string)[])[(Expressions, "image"), (Transfers, "face")])
        {
            using HttpResponseMessage response = await service.Client.UploadAsync(
                path, Forms.Of((part, new byte[33 * Mebibyte])), ("Expect", "100-continue"));
            JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
            Assert.Equal(DefaultLimit, problem.GetProperty("limit").GetInt64());
            Assert.True(problem.GetProperty("actual").GetInt64() > 33 * Mebibyte);
        }
    }

    [Fact]
    public async Task Post_33MebibytesInChunks_IsBodyTooLarge()
    {
        await using RunningService service = await RunningService.StartAsync();
        StreamContent body = new(new NonSeekableStream(33 * Mebibyte)) { Headers = { ContentType = new("application/octet-stream") } };
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, body, ("Transfer-Encoding", "chunked"));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Equal(DefaultLimit, problem.GetProperty("limit").GetInt64());
        Assert.False(problem.TryGetProperty("actual", out _));
    }

    [Fact]
    public async Task Post_BodyOfExactlyTheLimit_ReachesTheClassifier()
    {
        int received = 0;
        ScriptedClassifier classifier = new((image, _, _) =>
        {
            received = image.Length;
            return Task.FromResult(ScriptedClassifier.Result);
        });
        await using RunningService service = await RunningService.StartAsync(classifier);
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Raw(new byte[DefaultLimit]));
        await response.ReadSuccessAsync();
        Assert.Equal(DefaultLimit, received);

        using HttpResponseMessage oneMore = await service.Client.UploadAsync(Expressions, Forms.Raw(new byte[DefaultLimit + 1]));
        await oneMore.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task Post_ClientReadsOnlyAfterSendingAll_StillGetsTheProblem()
    {
        await using RunningService service = await RunningService.StartAsync("--TDGan:Limits:MaxBodyBytes=65536");
        await using RawConnection connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync(
            $"POST {Expressions} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
            + $"Content-Type: image/png\r\nContent-Length: {8 * Mebibyte}\r\n\r\n");
        await connection.SendAsync(new byte[8 * Mebibyte]);
        string reply = await connection.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 413", reply, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"body-too-large\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyThatTrickles_IsSlowUpload()
    {
        await using RunningService service = await RunningService.StartAsync(
            "--TDGan:Limits:UploadGracePeriod=00:00:01.5", "--TDGan:Limits:MinUploadBytesPerSecond=1000000");
        await using RawConnection connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync(
            $"POST {Expressions} HTTP/1.1\r\nHost: test\r\nContent-Type: image/png\r\nContent-Length: 100000\r\n\r\nfew bytes");
        string reply = await connection.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 408", reply, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"slow-upload\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_UploadOverTheFrameworksMemoryThreshold_WritesNoFile()
    {
        string temporary = Path.GetTempPath();
        await using RunningService service = await RunningService.StartAsync(new ScriptedClassifier((_, _, _) =>
        {
            Assert.Empty(Directory.EnumerateFiles(temporary, "ASPNETCORE_*"));
            return Task.FromResult(ScriptedClassifier.Result);
        }));
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Of(("image", new byte[Mebibyte])));
        await response.ReadSuccessAsync();
    }
}
