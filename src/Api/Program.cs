using TDGan.Api.Admin;
using TDGan.Api.CommandLine;
using TDGan.Api.Expressions;
using TDGan.Api.Health;
using TDGan.Api.Hosting;
using TDGan.Api.Interpolations;
using TDGan.Api.Metrics;
using TDGan.Api.Models;
using TDGan.Api.OpenApi;
using TDGan.Api.OpenInference;
using TDGan.Api.Transfers;
using TDGan.Inference.Registration;
using TDGan.Inference.Sessions;

namespace TDGan.Api;

/// <summary>The service: reads apparent expressions in pictures and transfers them between faces.</summary>
internal static class Program
{
    // Measured with benchmarks -- soak; docs/operations.md.
    private const int MallocArenas = 2;

    public static Task<int> Main(string[] args)
    {
        NativeEnvironment.LimitArenas(MallocArenas);
        return args switch
        {
            _ when HealthCheckCommand.IsAskedFor(args) => HealthCheckCommand.RunAsync(args),
            _ when CommandLineMode.IsAskedFor(args) => CommandLineMode.RunAsync(args),
            _ when HelpCommand.IsAskedFor(args, CommandLineMode.Names) => HelpCommand.RunAsync(args, CommandLineMode.Names),
            _ => Startup.RunAsync(() => CreateBuilder(args), Build),
        };
    }

    /// <summary>Everything that is registered; tests replace services here.</summary>
    internal static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Settings stand beside the program and hold wherever it is started from: a key that held only in one folder would be none.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.UseLogDefaults(isTerminal: !Console.IsOutputRedirected);
        builder.UseDefaultAddress();
        builder.Services.AddTDGanInference(builder.Configuration);
        builder.Services.AddTDGanApi(builder.Configuration);
        return builder;
    }

    /// <summary>Everything that a request meets.</summary>
    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        WebApplication app = builder.Build();
        app.UseCheckedConfiguration();
        app.UseTDGanApi();
        app.MapExpressions();
        app.MapExpressionsBatch();
        app.MapTransfers();
        app.MapInterpolations();
        app.MapModels();
        app.MapOpenInference();
        app.MapRepository();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi();
        return app;
    }
}
