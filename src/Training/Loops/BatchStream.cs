using System.Collections.Concurrent;
using System.Diagnostics;

namespace TDGan.Training.Loops;

/// <summary>
/// Composes batches ahead of the network on a thread of its own. A batch follows from its step alone, so a resumed run goes on with those
/// that it would have seen.
/// </summary>
/// <typeparam name="T">A batch.</typeparam>
internal sealed class BatchStream<T> : IDisposable
{
    private const int Ahead = 4;

    private readonly Func<int, T> compose;
    private readonly BlockingCollection<T> ready = new(Ahead);
    private readonly CancellationTokenSource stop = new();
    private readonly Task producing;

    /// <param name="compose">Makes the batch of a step; called by one thread.</param>
    /// <param name="firstStep">Step of the first batch.</param>
    public BatchStream(Func<int, T> compose, int firstStep)
    {
        this.compose = compose;
        producing = Task.Factory.StartNew(() => Produce(firstStep), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Time that <see cref="Take"/> waited so far.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>The next batch; waits for it.</summary>
    public T Take()
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            return ready.Take();
        }
        catch (InvalidOperationException) when (producing.IsFaulted)
        {
            producing.GetAwaiter().GetResult();
            throw;
        }
        finally
        {
            Waited += Stopwatch.GetElapsedTime(started);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        try
        {
            producing.Wait();
        }
        catch (AggregateException)
        {
            // Told to the taker already, or nobody wants it any more.
        }

        stop.Dispose();
        ready.Dispose();
    }

    private void Produce(int firstStep)
    {
        try
        {
            for (int step = firstStep; !stop.IsCancellationRequested; step++)
            {
                ready.Add(compose(step), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed while the queue was full.
        }
        finally
        {
            ready.CompleteAdding();
        }
    }
}
