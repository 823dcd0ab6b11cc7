using System.Net;
using System.Net.Sockets;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Manifest;
using TDGan.TestSupport.Models;

namespace TDGan.Api.Tests.Hosting;

/// <summary>Start and stop as an operator sees them: exit code, standard error, signals.</summary>
public sealed class ServiceProcessTests
{
    [Fact]
    public async Task Start_ModelFileChanged_ExitsWithOneLineThatNamesFileAndBothDigests()
    {
        using TinyModelRepository repository = TinyModelRepository.Create();
        string file = repository.File(ModelNames.Decoder, "model.onnx");
        string expected = Digest(file);
        await File.AppendAllTextAsync(file, "x", TestContext.Current.CancellationToken);

        using ServiceProcess service = ServiceProcess.Start(repository.Path);
        string line = await AssertRefusedAsync(service);
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.Contains(Digest(file), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoSuchModelFolder_ExitsWithOneLineThatNamesIt()
    {
        using ServiceProcess service = ServiceProcess.Start("/nowhere/models");
        Assert.Contains("/nowhere/models", await AssertRefusedAsync(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SeveralFaultyOptions_TellsAllOfThemWithTheirKeys()
    {
        using ServiceProcess service = ServiceProcess.Start(
            TinyModels.Path,
            ("TDGan__Limits__MaxBodyBytes", "5"),
            ("TDGan__Limits__Deadline", "00:00:00"),
            ("TDGan__Shutdown__GracePeriod", "00:00:00"),
            ("TDGan__Images__MaxPixels", "0"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"));
        Assert.Equal(1, await service.EndedAsync());
        string[] keys =
        [
            "TDGan:Limits:MaxBodyBytes", "TDGan:Limits:Deadline", "TDGan:Shutdown:GracePeriod", "TDGan:Images:MaxPixels",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
        ];
        Assert.All(keys, key => Assert.Contains(service.Errors, line => line.Contains(key, StringComparison.Ordinal)));
        AssertNoStackTrace(service);
    }

    [Fact]
    public async Task Start_OptionOfTheWrongType_ExitsWithOneLineThatNamesItsKey()
    {
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path, ("TDGan__Limits__MaxBodyBytes", "plenty"));
        Assert.Contains("TDGan:Limits:MaxBodyBytes", await AssertRefusedAsync(service), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MetricsPortThatNobodyListensOn_ExitsWithOneLineThatNamesItAndTheAddresses()
    {
        using ServiceProcess service = ServiceProcess.Start(
            TinyModels.Path, ("TDGan__Metrics__Port", "9090"), ("ASPNETCORE_URLS", "http://127.0.0.1:18471;http://localhost:18472"));
        string line = await AssertRefusedAsync(service);
        Assert.StartsWith(
            "tdgan: TDGan:Metrics:Port is 9090, but the service listens on http://127.0.0.1:18471;http://localhost:18472; ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnknownProtocolOfTelemetry_ExitsWithOneLineThatNamesThoseThereAre()
    {
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path, ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json"));
        string line = await AssertRefusedAsync(service);
        Assert.Contains("OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json'", line, StringComparison.Ordinal);
        Assert.Contains("grpc and http/protobuf", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_RepositoryWithoutADetector_WarnsInTheLog()
    {
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path);
        await service.ListeningAsync();
        service.Terminate();
        Assert.Equal(0, await service.EndedAsync());
        Assert.Contains(service.Output, line => line.Contains("The model repository has no face-detector", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_AddressInUse_ExitsWithOneLineThatNamesIt()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"http://{taken.LocalEndpoint}";
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path, ("ASPNETCORE_URLS", address));
        string line = await AssertRefusedAsync(service);
        Assert.Contains(address, line, StringComparison.Ordinal);
        Assert.Contains("--urls", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://203.0.113.1:80")]
    public async Task Start_AddressThatCannotBeBound_ExitsWithOneLine(string address)
    {
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path, ("ASPNETCORE_URLS", address));
        Assert.StartsWith($"tdgan: The service cannot listen on {address}: ", await AssertRefusedAsync(service), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "ASPNETCORE_URLS", "https://127.0.0.1:0")]
    [InlineData("/nope.pfx", "ASPNETCORE_URLS", "https://127.0.0.1:0", "ASPNETCORE_Kestrel__Certificates__Default__Path", "/nope.pfx")]
    [InlineData("70000", "ASPNETCORE_URLS", "http://127.0.0.1:70000")]
    [InlineData("Verbose", "Logging__LogLevel__Default", "Verbose")]
    [InlineData("http_ports: 'web' is no port", "ASPNETCORE_HTTP_PORTS", "web")]
    [InlineData("TDGan:Sessions", "TDGan__Sesions__Device", "cpu")]
    [InlineData("SingleLine", "Logging__Console__FormatterOptions__SingleLine", "perhaps")]
    public async Task Start_SettingThatCannotBe_ExitsWithOneLineThatNamesIt(string named, params string[] environment)
    {
        using ServiceProcess service = ServiceProcess.Start(
            TinyModels.Path, [.. environment.Chunk(2).Select(variable => (variable[0], variable[1]))]);

        string line = await AssertRefusedAsync(service);

        Assert.StartsWith("tdgan: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_RunningService_IsNotReadyAtOnceAndExitsWithZero()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path, ("TDGan__Shutdown__ReadinessNotice", "00:00:05"));
        using HttpClient client = new() { BaseAddress = await service.ListeningAsync() };
        using HttpResponseMessage ready = await client.FetchAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using HttpResponseMessage answer = await client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
        await answer.ReadSuccessAsync();

        service.Terminate();
        using HttpResponseMessage stopping = await ReadUntilNotReadyAsync(client);
        await stopping.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "shutting-down");
        Assert.Equal(0, await service.EndedAsync());
        Assert.Empty(service.Errors);
    }

    /// <summary>The signal is handled a moment after it is sent.</summary>
    private static async Task<HttpResponseMessage> ReadUntilNotReadyAsync(HttpClient client)
    {
        while (true)
        {
            HttpResponseMessage response = await client.FetchAsync("/readyz");
            if (!response.IsSuccessStatusCode)
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> AssertRefusedAsync(ServiceProcess service)
    {
        Assert.Equal(1, await service.EndedAsync());
        AssertNoStackTrace(service);
        return Assert.Single(service.Errors);
    }

    private static void AssertNoStackTrace(ServiceProcess service) =>
        Assert.DoesNotContain(service.Output.Concat(service.Errors), line => line.Contains("   at ", StringComparison.Ordinal));

    private static string Digest(string file) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
}
