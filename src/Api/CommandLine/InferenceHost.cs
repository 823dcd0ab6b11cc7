using Microsoft.Extensions.Logging.Console;
using TDGan.Api.Hosting;
using TDGan.Inference.Registration;

namespace TDGan.Api.CommandLine;

/// <summary>The pipeline without a server: the configuration of the service, warnings on standard error.</summary>
internal static class InferenceHost
{
    private const string HostCategory = "Microsoft.Extensions.Hosting";
    private const string ModelsPathKey = "TDGan:Models:Path";

    /// <summary>Loads the models; the caller disposes the host.</summary>
    /// <param name="modelsPath">The model repository, or null for the configured one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IHost> StartAsync(string? modelsPath, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        KnownSettings.Check(builder.Configuration);
        if (modelsPath is not null)
        {
            builder.Configuration[ModelsPathKey] = Path.GetFullPath(modelsPath);
        }

        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<LoggerFilterOptions>(options =>
        {
            // The host would log a failed start with its stack trace; it is told in one line instead.
            options.Rules.Clear();
            options.Rules.Add(new LoggerFilterRule(null, HostCategory, LogLevel.None, null));
        });
        builder.Services.AddTDGanInference(builder.Configuration);
        IHost host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
