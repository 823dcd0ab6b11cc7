using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using TDGan.Benchmarks.Service;
using TDGan.TestSupport.Fuzzing;
using TDGan.TestSupport.Pictures;

namespace TDGan.Benchmarks.Fuzzing;

/// <summary><c>fuzz</c>: many hostile requests to a service in its own process, guided by what its answers say; none may be answered with 500.</summary>
internal static class FuzzCommand
{
    private const int PictureSide = 96;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var inputs = new Option<int>("--inputs") { DefaultValueFactory = _ => 100_000, Description = "Requests to send." };
        var clients = new Option<int>("--clients") { DefaultValueFactory = _ => 4, Description = "Clients at a time." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Chance; each client has the next one." };
        var corpus = new Option<string?>("--corpus") { Description = "Folder that gets a small file for each way of answering." };
        var command = new Command("fuzz", "Hostile requests, guided by the answers: no 500, no crash.") { inputs, clients, seed, corpus };
        command.SetAction((result, token) => RunAsync(
            result.GetValue(inputs), result.GetValue(clients), result.GetValue(seed), result.GetValue(corpus), token));
        return command;
    }

    private static async Task<int> RunAsync(int inputs, int clients, int seed, string? folder, CancellationToken cancellationToken)
    {
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        (var corpus, var tally, long began) = (new FuzzCorpus(), new FuzzTally(), Stopwatch.GetTimestamp());
        using var ended = new CancellationTokenSource();
        Task progress = SayAsync(service, corpus, tally, began, ended.Token);
        FuzzRequest?[] failures = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(
            () => new FuzzClient(service, corpus, tally, seed + client).RunAsync(inputs, cancellationToken), cancellationToken)));
        await ended.CancelAsync();
        await progress;
        Say(service, corpus, tally, began);
        if (folder is not null)
        {
            corpus.Save(folder);
            Console.WriteLine($"{corpus.Count} requests kept in {folder}");
        }

        return await JudgeAsync(service, failures, cancellationToken) ? 0 : 1;
    }

    private static async Task SayAsync(RunningProcess service, FuzzCorpus corpus, FuzzTally tally, long began, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(BetweenLines);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                Say(service, corpus, tally, began);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static void Say(RunningProcess service, FuzzCorpus corpus, FuzzTally tally, long began) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Stopwatch.GetElapsedTime(began):mm\\:ss} {tally.Inputs} inputs, {corpus.Count} ways of answering, {(service.IsRunning ? service.ResidentMegabytes : 0):0} MB resident; {tally}"));

    private static async Task<bool> JudgeAsync(RunningProcess service, FuzzRequest?[] failures, CancellationToken cancellationToken)
    {
        foreach (FuzzRequest failure in failures.OfType<FuzzRequest>())
        {
            Console.WriteLine($"500: {failure.Method} {failure.Target} {failure.ContentType} {Convert.ToBase64String(failure.Body ?? [])}");
        }

        foreach (string line in service.Errors)
        {
            Console.WriteLine($"the service logged: {line}");
        }

        bool answers = service.IsRunning && await AnswersAsync(service.Address, cancellationToken);
        Console.WriteLine(answers ? "The service still reads a sound picture." : "The service does not answer any more.");
        return answers && service.Errors.IsEmpty && failures.All(failure => failure is null);
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var picture = new ByteArrayContent(DrawnFaces.Png(Inference.Expressions.Expression.Happiness, PictureSide, PictureSide));
        picture.Headers.ContentType = new("image/png");
        using HttpResponseMessage reply = await client.PostAsync(new Uri("/api/v1/expressions", UriKind.Relative), picture, cancellationToken);
        return reply.StatusCode == HttpStatusCode.OK;
    }
}
