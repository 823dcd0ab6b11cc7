using TDGan.Inference.ModelRuns;

namespace TDGan.Api.Tests.Support;

/// <summary>A runner of models that does what the test says.</summary>
internal sealed class ScriptedModelRunner(Func<CancellationToken, Task<ModelRunResult>> script) : IModelRunner
{
    public static ScriptedModelRunner Throwing(Exception exception) => new(_ => Task.FromException<ModelRunResult>(exception));

    /// <summary>Never answers; ends when its token does.</summary>
    public static ScriptedModelRunner Hanging(TaskCompletionSource? entered = null) => new(async token =>
    {
        entered?.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        throw new InvalidOperationException("It never answers.");
    });

    public Task<ModelRunResult> RunAsync(ModelRunRequest request, CancellationToken cancellationToken) => script(cancellationToken);
}
