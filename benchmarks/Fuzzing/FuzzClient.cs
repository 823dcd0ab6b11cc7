using System.Net.Sockets;
using TDGan.Benchmarks.Service;
using TDGan.TestSupport.Fuzzing;

namespace TDGan.Benchmarks.Fuzzing;

/// <summary>One client of a fuzz run: new requests, requests like those that found something, and bytes that are no HTTP at all.</summary>
/// <param name="service">The service in its own process.</param>
/// <param name="corpus">Shared by all clients.</param>
/// <param name="tally">Shared by all clients.</param>
/// <param name="seed">Chance of this client.</param>
internal sealed class FuzzClient(RunningProcess service, FuzzCorpus corpus, FuzzTally tally, int seed)
{
    private const int GarbageInterval = 50;
    private const int MaxGarbage = 300;

    private readonly Random _random = new(seed);
    private readonly RequestFuzzer _fuzzer = new(seed);

    /// <summary>Sends until so many inputs were sent by all clients, or the service answers 500 or ends.</summary>
    /// <returns>The request that was answered with 500, or null.</returns>
    public async Task<FuzzRequest?> RunAsync(int inputs, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        while (service.IsRunning && tally.Failures == 0 && tally.Next() is var number && number <= inputs)
        {
            if (number % GarbageInterval == 0)
            {
                await SendGarbageAsync(cancellationToken);
            }
            else if (Choose() is var request && await SendAsync(client, request, cancellationToken) == 500)
            {
                return request;
            }
        }

        return null;
    }

    private FuzzRequest Choose() =>
        _random.Next(2) == 0 && corpus.Pick(_random) is { } kept ? _fuzzer.Vary(kept) : _fuzzer.Next();

    private async Task<int> SendAsync(HttpClient client, FuzzRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpRequestMessage message = request.ToMessage();
            using HttpResponseMessage response = await client.SendAsync(message, cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            int status = (int)response.StatusCode;
            tally.Answered(status);
            corpus.Offer(Behaviour.Of(request, status, body), request);
            return status;
        }
        catch (HttpRequestException)
        {
            // The service may close a connection whose request it will not read; whether it still runs is looked at by the loop.
            tally.Closed();
            return 0;
        }
    }

    private async Task SendGarbageAsync(CancellationToken cancellationToken)
    {
        byte[] garbage = new byte[1 + _random.Next(MaxGarbage)];
        _random.NextBytes(garbage);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(service.Address.Host, service.Address.Port, cancellationToken);
        if (_random.Next(2) == 0)
        {
            await socket.SendAsync("POST /api/v1/expressions HTTP/1.1\r\nHost: fuzz\r\nContent-Type: image/png\r\nContent-Length: "u8.ToArray(), cancellationToken);
        }

        await socket.SendAsync(garbage, cancellationToken);
        tally.Closed();
    }
}
