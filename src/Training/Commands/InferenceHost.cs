using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TDGan.Inference.Registration;
using TDGan.Inference.Transfer;

namespace TDGan.Training.Commands;

/// <summary>The pipeline that serves, for one call from the command line.</summary>
internal static class InferenceHost
{
    private const string ModelsPathKey = "TDGan:Models:Path";

    /// <summary>Loads the models, lets <paramref name="call"/> use a task of the pipeline, and stops.</summary>
    /// <typeparam name="TTask">Such as <see cref="IExpressionTransfer"/>.</typeparam>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="models">The model repository.</param>
    /// <param name="call">Uses the task.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<TResult> RunAsync<TTask, TResult>(string models, Func<TTask, Task<TResult>> call, CancellationToken cancellationToken)
        where TTask : notnull =>
        RunAsync(models, services => call(services.GetRequiredService<TTask>()), cancellationToken);

    /// <summary>The same with two tasks.</summary>
    /// <typeparam name="TFirst">Such as <see cref="IExpressionTransfer"/>.</typeparam>
    /// <typeparam name="TSecond">Another task.</typeparam>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="models">The model repository.</param>
    /// <param name="call">Uses the tasks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<TResult> RunAsync<TFirst, TSecond, TResult>(
        string models, Func<TFirst, TSecond, Task<TResult>> call, CancellationToken cancellationToken)
        where TFirst : notnull
        where TSecond : notnull =>
        RunAsync(models, services => call(services.GetRequiredService<TFirst>(), services.GetRequiredService<TSecond>()), cancellationToken);

    private static async Task<TResult> RunAsync<TResult>(
        string models, Func<IServiceProvider, Task<TResult>> call, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration[ModelsPathKey] = Path.GetFullPath(models);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddTDGanInference(builder.Configuration);
        using IHost host = builder.Build();
        await host.StartAsync(cancellationToken);
        TResult result = await call(host.Services);
        await host.StopAsync(cancellationToken);
        return result;
    }
}
