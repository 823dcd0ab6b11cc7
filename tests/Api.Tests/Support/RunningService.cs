using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TDGan.Inference.Classification;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Support;

/// <summary>The service itself, on a free port of this machine: its own builder, its own pipeline, a real server.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private RunningService(WebApplication app, CapturedLogs logs)
    {
        App = app;
        Logs = logs;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public WebApplication App { get; }

    public CapturedLogs Logs { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <param name="settings">Configuration as on the command line: <c>--TDGan:Limits:Deadline=00:00:01</c>.</param>
    public static Task<RunningService> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>With a detector that finds the faces of <c>GroupPhoto</c>.</summary>
    public static Task<RunningService> StartWithDetectorAsync(params string[] settings) =>
        StartAsync([$"--TDGan:Models:Path={TinyModels.PathWithDetector}", .. settings]);

    /// <param name="classifier">Answers classifications.</param>
    /// <param name="settings">Configuration as on the command line.</param>
    public static Task<RunningService> StartAsync(IExpressionClassifier classifier, params string[] settings) =>
        StartAsync(services => services.AddSingleton(classifier), settings);

    /// <param name="transfer">Answers transfers.</param>
    /// <param name="settings">Configuration as on the command line.</param>
    public static Task<RunningService> StartAsync(IExpressionTransfer transfer, params string[] settings) =>
        StartAsync(services => services.AddSingleton(transfer), settings);

    /// <param name="replace">Registers stand-ins; the last registration of an interface counts.</param>
    /// <param name="settings">Configuration as on the command line.</param>
    public static async Task<RunningService> StartAsync(Action<IServiceCollection> replace, params string[] settings)
    {
        WebApplicationBuilder builder = Program.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0",
            $"--TDGan:Models:Path={TinyModels.Path}",
            "--TDGan:Sessions:Device=cpu",
            "--TDGan:Shutdown:ReadinessNotice=00:00:00",
            .. settings,
        ]);
        CapturedLogs logs = new();
        builder.Logging.ClearProviders().AddProvider(logs).AddFilter<CapturedLogs>(null, LogLevel.Debug);
        replace(builder.Services);
        WebApplication app = Program.Build(builder);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningService(app, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
