using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Hosting;

/// <summary>What callers send and get stays in memory: nothing of it in a log line, nothing of it on the disk.</summary>
public sealed class NoTracesTests
{
    private const string FileName = "holiday-of-anna.png";
    private const string Key = "key-of-anna-key-of-anna";

    /// <summary>Above the 64 KiB from which the framework's own form reader writes to the disk.</summary>
    private static readonly byte[] Large = DrawnFaces.Bmp(Expression.Happiness, 500, 400);

    [Fact]
    public async Task Requests_OfEveryKind_LeaveNothingInLogsAndNothingOnTheDisk()
    {
        Assert.True(Large.Length > 512 * 1024, $"{Large.Length} bytes");
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("tdgan-traces-");
        List<string> secrets = [FileName, Key, Convert.ToBase64String(Pictures.Happy)[..40], "iVBORw0KGgo"];
        using (ServiceProcess service = ServiceProcess.Start(
            TinyModels.Path,
            ("TMPDIR", temporary.FullName),
            ("HOME", temporary.FullName),
            ("Logging__LogLevel__Default", "Debug"),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Information"),
            ("TDGan__Access__Keys__0__Name", "anna"),
            ("TDGan__Access__Keys__0__Key", Key)))
        {
            using HttpClient client = new() { BaseAddress = await service.ListeningAsync() };
            client.DefaultRequestHeaders.Add("X-Api-Key", Key);
            secrets.AddRange(await UseAsync(client));
            service.Terminate();
            Assert.Equal(0, await service.EndedAsync());
            Assert.NotEmpty(service.Output);
            Assert.All(secrets, secret => Assert.DoesNotContain(
                service.Output.Concat(service.Errors), line => line.Contains(secret, StringComparison.Ordinal)));
        }

        // The runtime's own sockets for debuggers are no traces of a request.
        Assert.Empty(temporary.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(file => !file.Name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal)
                && !file.Name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal)
                && !file.FullName.Contains("/.dotnet", StringComparison.Ordinal))
            .Select(file => file.FullName));
        temporary.Delete(recursive: true);
    }

    /// <summary>Good and bad requests to every endpoint that takes pictures.</summary>
    /// <returns>The scores that came back.</returns>
    private static async Task<IReadOnlyList<string>> UseAsync(HttpClient client)
    {
        using MultipartFormDataContent form = [];
        form.Add(new ByteArrayContent(Large), "image", FileName);
        using HttpResponseMessage read = await client.UploadAsync("/api/v1/expressions?include=logits", form);
        JsonElement face = (await read.ReadSuccessAsync()).GetProperty("faces")[0];

        using HttpResponseMessage batch = await client.UploadAsync(
            "/api/v1/expressions/batch", Forms.Of(("image", Large), ("image", Pictures.Text), ("image", Pictures.Truncated)));
        using HttpResponseMessage transfer = await client.UploadAsync(
            "/api/v1/transfers?verify=true", Forms.Of(("face", Large), ("expression", Pictures.Angry)));
        using HttpResponseMessage interpolation = await client.UploadAsync(
            "/api/v1/interpolations", Forms.Of(("face", Pictures.Happy), ("expressionFromLabel", "fear"), ("expressionTo", Large)));
        Assert.True(batch.IsSuccessStatusCode && transfer.IsSuccessStatusCode && interpolation.IsSuccessStatusCode);
        foreach (byte[] bad in new[] { Pictures.Text, Pictures.Truncated, Pictures.Bomb })
        {
            using HttpResponseMessage refused = await client.UploadAsync("/api/v1/transfers", Forms.Of(("face", bad), (FileName, bad)));
            Assert.False(refused.IsSuccessStatusCode);
        }

        return
        [
            .. face.GetProperty("expressions").EnumerateArray().Select(score => score.GetProperty("score").GetRawText()[..6]),
        ];
    }
}
