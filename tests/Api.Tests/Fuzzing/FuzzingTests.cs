using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using TDGan.Api.Tests.Support;
using TDGan.TestSupport.Fuzzing;

namespace TDGan.Api.Tests.Fuzzing;

/// <summary>The short form of the fuzz run: every input from a seed, so that a failure can be repeated.</summary>
public sealed class FuzzingTests
{
    private const int Requests = 2000;
    private const int Clients = 4;

    [Fact]
    public async Task Send_TwoThousandFuzzedRequests_AreAllAnsweredAndNeverWith500()
    {
        await using RunningService service = await RunningService.StartAsync();
        int[] statuses = new int[Requests];
        await Parallel.ForAsync(0, Clients, TestContext.Current.CancellationToken, async (client, token) =>
        {
            RequestFuzzer fuzzer = new(seed: 1 + client);
            for (int i = client; i < Requests; i += Clients)
            {
                FuzzRequest request = fuzzer.Next();
                using HttpRequestMessage message = request.ToMessage();
                using HttpResponseMessage response = await service.Client.SendAsync(message, token);
                await response.Content.ReadAsByteArrayAsync(token);
                statuses[i] = (int)response.StatusCode;
                Assert.True(
                    response.StatusCode != HttpStatusCode.InternalServerError,
                    $"seed {1 + client}: {request.Method} {request.Target} {request.ContentType} {Convert.ToBase64String(request.Body ?? [])}");
            }
        });

        Assert.DoesNotContain(service.Logs.Lines, line => line.Level >= LogLevel.Error);
        Assert.All(statuses, status => Assert.InRange(status, 200, 504));

        // Inputs that never get beyond the first check would prove nothing.
        Assert.True(statuses.Count(status => status == 200) > Requests / 100, Describe(statuses));
        Assert.True(statuses.Count(status => status == 422) > Requests / 100, Describe(statuses));
        using HttpResponseMessage sound = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
        await sound.ReadSuccessAsync();
    }

    [Fact]
    public async Task Send_WhatLongRunsKept_IsAnsweredAndNeverWith500()
    {
        await using RunningService service = await RunningService.StartAsync();
        FuzzRequest[] corpus = [.. FuzzCorpus.Read(SourceTree.Find("tests/TestSupport/Fuzzing/Corpus"))];
        Assert.True(corpus.Length >= 100, $"{corpus.Length} files");
        foreach (FuzzRequest request in corpus)
        {
            using HttpRequestMessage message = request.ToMessage();
            using HttpResponseMessage response = await service.Client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode != HttpStatusCode.InternalServerError, $"{request.Method} {request.Target}");
        }

        Assert.DoesNotContain(service.Logs.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Send_GarbageInsteadOfHttp_LeavesTheServiceAnswering()
    {
        await using RunningService service = await RunningService.StartAsync();
        Random random = new(5);
        for (int i = 0; i < 100; i++)
        {
            byte[] garbage = new byte[1 + random.Next(300)];
            random.NextBytes(garbage);
            await using RawConnection connection = await RawConnection.OpenAsync(service.Address);
            if (i % 2 == 0)
            {
                await connection.SendAsync("POST /api/v1/expressions HTTP/1.1\r\nHost: test\r\nContent-Type: image/png\r\nContent-Length: ");
            }

            await connection.SendAsync(garbage);
        }

        using HttpResponseMessage sound = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
        await sound.ReadSuccessAsync();
        Assert.DoesNotContain(service.Logs.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public void Next_SameSeed_GivesTheSameRequests()
    {
        (RequestFuzzer one, RequestFuzzer two) = (new(3), new(3));
        for (int i = 0; i < 200; i++)
        {
            (FuzzRequest first, FuzzRequest second) = (one.Next(), two.Next());
            Assert.Equal((first.Method, first.Target, first.ContentType), (second.Method, second.Target, second.ContentType));
            Assert.Equal(first.Body, second.Body);
        }
    }

    private static string Describe(int[] statuses) => string.Join(
        ", ", statuses.CountBy(status => status).OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value}")));
}
