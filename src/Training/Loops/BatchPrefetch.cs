using System.Collections.Concurrent;
using System.Diagnostics;
using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>Prepares the batches of the next steps on a thread of its own while the present one is trained on.</summary>
/// <typeparam name="T">A batch.</typeparam>
internal sealed class BatchPrefetch<T> : IDisposable
{
    private const int Ahead = 2;

    private readonly Func<int, T> _load;
    private readonly Func<T, IEnumerable<Tensor>> _tensors;
    private readonly BlockingCollection<T> _ready = new(Ahead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _producing;
    private IReadOnlyList<Tensor> _present = [];

    /// <param name="load">Makes the batch of a step, a pure function of it; called by one thread.</param>
    /// <param name="tensors">The tensors of a batch.</param>
    /// <param name="firstStep">Step of the first batch.</param>
    public BatchPrefetch(Func<int, T> load, Func<T, IEnumerable<Tensor>> tensors, int firstStep)
    {
        _load = load;
        _tensors = tensors;
        _producing = Task.Factory.StartNew(
            () => Produce(firstStep), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Time that <see cref="Take"/> waited for batches.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>The next batch; its tensors live until the next call. Waits for it and throws what its loading threw.</summary>
    public T Take()
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            T batch = _ready.Take();
            Release(_present);
            _present = [.. _tensors(batch)];
            return batch;
        }
        catch (InvalidOperationException)
        {
            // The queue was completed, which only a failed loading does before the stop.
            _producing.GetAwaiter().GetResult();
            throw;
        }
        finally
        {
            Waited += Stopwatch.GetElapsedTime(started);
        }
    }

    /// <summary>Waits for the batch that is on its way and lets all go.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_producing).AsyncWaitHandle.WaitOne();
        Release(_present);
        while (_ready.TryTake(out T? batch))
        {
            Release(_tensors(batch));
        }

        _stop.Dispose();
        _ready.Dispose();
    }

    private static void Release(IEnumerable<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            tensor.Dispose();
        }
    }

    private void Produce(int firstStep)
    {
        try
        {
            for (int step = firstStep; !_stop.IsCancellationRequested; step++)
            {
                Queue(Load(step));
            }
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }

    private void Queue(T batch)
    {
        try
        {
            _ready.Add(batch, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Disposed while the queue was full: nobody takes this one.
            Release(_tensors(batch));
        }
    }

    private T Load(int step)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        T batch = _load(step);
        foreach (Tensor tensor in _tensors(batch))
        {
            tensor.DetachFromDisposeScope();
        }

        return batch;
    }
}
