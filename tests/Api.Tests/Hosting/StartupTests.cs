using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TDGan.Api.Hosting;

namespace TDGan.Api.Tests.Hosting;

public sealed class StartupTests
{
    [Fact]
    public async Task RunAsync_ToldToStopWhileItStarts_EndsAsAfterARegularStop()
    {
        Slow? slow = null;
        int code = await Startup.RunAsync(
            () =>
            {
                WebApplicationBuilder builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
                builder.Services.AddSingleton<IHostedService>(services =>
                    slow = new Slow(services.GetRequiredService<IHostApplicationLifetime>()));
                return builder;
            },
            builder => builder.Build());

        Assert.Equal(0, code);
        Assert.True(slow!.WasCancelled);
    }

    [Fact]
    public void CreateBuilder_StartedAnywhere_ReadsTheSettingsBesideTheProgram()
    {
        WebApplicationBuilder builder = Program.CreateBuilder([]);

        Assert.Equal(
            Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory),
            Path.TrimEndingDirectorySeparator(builder.Environment.ContentRootPath));
    }

    /// <summary>Loads for ever, and asks for the end as SIGTERM does.</summary>
    private sealed class Slow(IHostApplicationLifetime lifetime) : IHostedService
    {
        public bool WasCancelled { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                WasCancelled = true;
                throw;
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
