using Microsoft.Extensions.Options;
using TDGan.Inference.Cores;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Images;

/// <summary>
/// Bounds the pictures in work: as many decode at once as there are cores, because more would only take turns, and the pixels that are in
/// memory stay within <see cref="ImageDecodingOptions.MaxPixelsInWork"/>. Who does not fit waits in line, first come, first served, and is
/// refused at once where the line is full. Thread-safe.
/// </summary>
internal sealed class DecodeGate(IOptions<ImageDecodingOptions> options, ProcessorCores cores)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _line = new();
    private long _freePixels = options.Value.MaxPixelsInWork;
    private int _freeSeats = cores.Count;

    /// <summary>Pictures that wait; for tests and measures.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _line.Count(waiter => !waiter.Task.IsCompleted);
            }
        }
    }

    /// <summary>Waits until the picture fits.</summary>
    /// <param name="pixels">What it takes, see <see cref="CountPixels"/>; more than the budget counts as the whole budget.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The caller disposes it when the pixels are gone.</returns>
    /// <exception cref="InferenceException"><see cref="InferenceError.Overloaded"/> where the line is full.</exception>
    public async ValueTask<DecodePass> EnterAsync(long pixels, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(Math.Min(pixels, options.Value.MaxPixelsInWork));
        lock (_lock)
        {
            if (_line.Count >= options.Value.MaxWaiting)
            {
                throw new InferenceException(InferenceError.Overloaded, $"{_line.Count} pictures wait to be decoded.");
            }

            _line.Enqueue(waiter);
            Admit();
        }

        using (cancellationToken.UnsafeRegister(_ => Abandon(waiter, cancellationToken), null))
        {
            await waiter.Task;
        }

        return new DecodePass(this, waiter.Pixels);
    }

    /// <summary>What decoding a file takes of the budget, see <see cref="ImageDecodingOptions.MaxPixelsInWork"/>; 0 where its header cannot be read.</summary>
    public long CountPixels(ReadOnlySpan<byte> encodedImage) =>
        DecodedSize.MostPixels(encodedImage, ImageHeader.Read(encodedImage).Pixels, options.Value);

    /// <summary>As <see cref="CountPixels"/>, of a picture that is decoded whole and handed back: with the copy that is made of some.</summary>
    public long CountWhole(ReadOnlySpan<byte> encodedImage) =>
        CountPixels(encodedImage) * (ImageHeader.Read(encodedImage).NeedsCopy ? 2 : 1);

    /// <summary>Gives back what a pass held.</summary>
    internal void Leave(int seats, long pixels)
    {
        lock (_lock)
        {
            _freeSeats += seats;
            _freePixels += pixels;
            Admit();
        }
    }

    private void Abandon(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            waiter.TrySetCanceled(cancellationToken);
            Admit();
        }
    }

    private void Admit()
    {
        while (_line.TryPeek(out Waiter? first) && (first.Task.IsCompleted || Fits(first)))
        {
            _line.Dequeue();
            if (first.TrySetResult())
            {
                _freeSeats--;
                _freePixels -= first.Pixels;
            }
        }
    }

    private bool Fits(Waiter waiter) => _freeSeats > 0 && _freePixels >= waiter.Pixels;

    private sealed class Waiter(long pixels) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Pixels { get; } = pixels;
    }
}
