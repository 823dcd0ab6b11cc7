using System.Diagnostics;
using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>Prepares the next step's batch on another thread while the present one is trained on.</summary>
/// <typeparam name="T">A batch.</typeparam>
/// <param name="load">Makes the batch of a step, a pure function of it; never called twice at a time.</param>
/// <param name="tensors">The tensors of a batch.</param>
internal sealed class BatchPrefetch<T>(Func<int, T> load, Func<T, IEnumerable<Tensor>> tensors) : IDisposable
{
    private Task<T>? next;
    private int nextStep;
    private IReadOnlyList<Tensor> present = [];

    /// <summary>Time that <see cref="Take"/> waited for batches.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>The batch of a step; its tensors live until the next call. Starts the one after it.</summary>
    public T Take(int step)
    {
        Task<T> wanted = next is not null && nextStep == step ? next : Start(step);
        long started = Stopwatch.GetTimestamp();
        T batch = wanted.GetAwaiter().GetResult();
        Waited += Stopwatch.GetElapsedTime(started);
        Release();
        present = [.. tensors(batch)];
        nextStep = step + 1;
        next = Start(nextStep);
        return batch;
    }

    /// <summary>Waits for the batch that is on its way and lets it go.</summary>
    public void Dispose()
    {
        Release();
        if (next is null)
        {
            return;
        }

        ((IAsyncResult)next).AsyncWaitHandle.WaitOne();
        if (next.IsCompletedSuccessfully)
        {
            foreach (Tensor tensor in tensors(next.Result))
            {
                tensor.Dispose();
            }
        }
    }

    private void Release()
    {
        foreach (Tensor tensor in present)
        {
            tensor.Dispose();
        }

        present = [];
    }

    private Task<T> Start(int step) => Task.Run(() =>
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        T batch = load(step);
        foreach (Tensor tensor in tensors(batch))
        {
            tensor.DetachFromDisposeScope();
        }

        return batch;
    });
}
