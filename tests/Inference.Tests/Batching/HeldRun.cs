namespace TDGan.Inference.Tests.Batching;

/// <summary>A script for <see cref="ScriptedRunner"/> that holds the first run until told to let go, so that requests gather meanwhile.</summary>
internal sealed class HeldRun
{
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first run has begun.</summary>
    public Task Began => _began.Task;

    public void Script(float[] inputs)
    {
        _began.TrySetResult();
        _released.Task.Wait();
    }

    public void Release() => _released.TrySetResult();
}
