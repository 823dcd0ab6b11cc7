using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

/// <summary>The shipped rules and our metrics, before a real Prometheus (Debian's package <c>prometheus</c>); skipped where there is none.</summary>
public sealed class PrometheusTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Folder = SourceTree.Find(Path.Combine("docker", "prometheus"));

    [Theory]
    [InlineData("check rules tdgan.rules.yml")]
    [InlineData("test rules tdgan.rules.test.yml")]
    [InlineData("check config prometheus.yml")]
    public async Task Promtool_ShippedFiles_AreSound(string arguments)
    {
        string promtool = Require("promtool");
        (int exitCode, string output) = await RunAsync(promtool, arguments.Split(' '), input: "");
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task Promtool_OurMetrics_AreWellFormed()
    {
        string promtool = Require("promtool");
        await using RunningService service = await RunningService.StartAsync();
        await UseAsync(service.Client);
        string metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        (int exitCode, string output) = await RunAsync(promtool, ["check", "metrics"], metrics);

        // 3 is advice on names and help texts, which OpenTelemetry's conventions decide; 1 is text that cannot be read.
        Assert.True(exitCode is 0 or 3, output);
        Assert.DoesNotContain("error while linting", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prometheus_ScrapingTheService_HasItsMetricsAndEvaluatesTheRules()
    {
        string program = Require("prometheus");

        // A process of its own: services of other tests in this one share its instruments, and take them along when they stop.
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path);
        using HttpClient caller = new() { BaseAddress = await service.ListeningAsync() };
        await UseAsync(caller);
        await using RunningPrometheus prometheus = await RunningPrometheus.StartAsync(program, Folder, caller.BaseAddress.Authority);
        HttpClient client = prometheus.Client;
        Assert.Equal("1", await QueryAsync(client, "up{job=\"tdgan\"}"));

        Assert.True(await CountAsync(client, "sum(tdgan_inference_phase_duration_seconds_count{tdgan_phase=\"decode\"})") >= 1);
        Assert.True(await CountAsync(client, "sum(http_server_request_duration_seconds_count{http_route=\"/api/v1/expressions\"})") >= 1);
        Assert.NotEmpty(await QueryAsync(client, "tdgan:queue_over_inference:ratio_rate1m", isAnswer: _ => true));
        using JsonDocument rules = JsonDocument.Parse(await client.GetStringAsync("/api/v1/rules", TestContext.Current.CancellationToken));
        JsonElement[] all = [.. rules.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray())];
        Assert.NotEmpty(all);
        Assert.DoesNotContain(all, rule => rule.Text("health") == "err");

        // One Prometheus for both, because its scrapes take their time.
        foreach (string query in DashboardQueries())
        {
            Assert.NotEmpty(await QueryAsync(client, query, isAnswer: _ => true));
        }
    }

    /// <summary>Every query of the dashboard, with its variables as Grafana would put them in.</summary>
    private static string[] DashboardQueries()
    {
        string file = SourceTree.Find("deploy/kubernetes/components/dashboard/tdgan.json");
        using JsonDocument dashboard = JsonDocument.Parse(File.ReadAllText(file));
        string[] queries = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.Text("expr")!.Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$job", "tdgan", StringComparison.Ordinal))];
        Assert.True(queries.Length >= 14);
        Assert.DoesNotContain(queries, query => query.Contains('$', StringComparison.Ordinal));
        return queries;
    }

    /// <summary>One picture that is answered and one that is refused.</summary>
    private static async Task UseAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
        await response.ReadSuccessAsync();
        using HttpResponseMessage refused = await client.UploadAsync("/api/v1/expressions", Forms.Raw([1, 2, 3]));
        await refused.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-image-format");
    }

    private static async Task<double> CountAsync(HttpClient client, string query) =>
        double.Parse(await QueryAsync(client, query), CultureInfo.InvariantCulture);

    /// <summary>Asks until something is counted; Prometheus needs a scrape or two.</summary>
    private static Task<string> QueryAsync(HttpClient client, string query) => QueryAsync(client, query, value => value != "0");

    /// <summary>Asks until there is such a value.</summary>
    private static async Task<string> QueryAsync(HttpClient client, string query, Func<string, bool> isAnswer)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience;)
        {
            try
            {
                string answer = await client.GetStringAsync("/api/v1/query?query=" + Uri.EscapeDataString(query), cancellationToken);
                using JsonDocument document = JsonDocument.Parse(answer);
                JsonElement result = document.RootElement.GetProperty("data").GetProperty("result");
                if (result.GetArrayLength() > 0 && result[0].GetProperty("value")[1].GetString() is { } value && isAnswer(value))
                {
                    return value;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, cancellationToken);
        }

        throw new TimeoutException($"Prometheus has no answer to {query}");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] arguments, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        string text = await output + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, text);
    }

    /// <summary>The path of a tool; the test is skipped where it is not installed.</summary>
    private static string Require(string tool)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{tool} is not installed (Debian package prometheus).");
        return path;
    }
}
