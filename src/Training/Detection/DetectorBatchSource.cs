using System.Collections.Concurrent;
using System.Diagnostics;

namespace TDGan.Training.Detection;

/// <summary>
/// Composes batches ahead of the network on a thread of its own. All chance of a step follows from seed and step, so a resumed run goes on
/// with the pictures that it would have seen.
/// </summary>
internal sealed class DetectorBatchSource : IDisposable
{
    private const int Ahead = 4;

    private readonly CanvasComposer composer;
    private readonly TargetAssigner assigner;
    private readonly DetectorOptions options;
    private readonly BlockingCollection<DetectorBatch> ready = new(Ahead);
    private readonly CancellationTokenSource stop = new();
    private readonly Task producing;

    /// <param name="photos">The training photos.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <param name="firstStep">Step of the first batch.</param>
    public DetectorBatchSource(IReadOnlyList<ScenePhoto> photos, DetectorOptions options, int firstStep)
    {
        this.options = options;
        composer = new CanvasComposer(photos, options.PictureSide);
        assigner = new TargetAssigner(options.PictureSide);
        producing = Task.Factory.StartNew(() => Produce(firstStep), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Time that <see cref="Take"/> waited so far.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>The next batch; waits for it.</summary>
    public DetectorBatch Take()
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

    /// <summary>The batch of one step.</summary>
    public DetectorBatch Compose(int step)
    {
        SceneCanvas[] canvases = [.. Enumerable.Range(0, options.BatchSize).Select(i =>
            composer.Compose(new Random(unchecked((((options.Seed * 1_000_003) + step) * 1_009) + i))))];
        return new DetectorBatch(Planes(canvases), assigner.Assign(canvases));
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
                ready.Add(Compose(step), stop.Token);
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

    private static byte[] Planes(SceneCanvas[] canvases)
    {
        int pixels = canvases[0].Side * canvases[0].Side;
        byte[] planes = new byte[canvases.Length * pixels * PixelLevel.Channels];
        int to = 0;
        foreach (SceneCanvas canvas in canvases)
        {
            for (int c = 0; c < PixelLevel.Channels; c++)
            {
                for (int i = 0; i < pixels; i++)
                {
                    planes[to++] = canvas.Bytes[(i * PixelLevel.Channels) + c];
                }
            }
        }

        return planes;
    }
}
