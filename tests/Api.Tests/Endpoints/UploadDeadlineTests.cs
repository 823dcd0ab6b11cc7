using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

public sealed class UploadDeadlineTests
{
    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\npart")]
    [InlineData("application/json", "{\"image\":{\"content\":\"AAAA")]
    [InlineData("image/png", "few")]
    public async Task Post_UploadThatNeverEnds_IsASlowUpload(string contentType, string beginning)
    {
        FakeTimeProvider time = new();
        await using RunningService service = await RunningService.StartAsync(services => services.AddSingleton<TimeProvider>(time));
        await using RawConnection connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync(
            $"POST /api/v1/expressions HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: {contentType}\r\n"
            + $"Content-Length: 100000\r\n\r\n{beginning}");
        Task<HttpResponseMessage> pending = connection.ReadResponseAsync();

        // Time passes only here; the request may begin to be read a moment after it was sent.
        while (!pending.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(pending, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        using HttpResponseMessage response = await pending;
        await response.ReadProblemAsync(HttpStatusCode.RequestTimeout, "slow-upload");
    }
}
