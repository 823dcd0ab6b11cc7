using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Sessions;

/// <summary>
/// The sessions of one model, or places in one that several share. A lease takes a place out of the pool and puts it back; a retired pool
/// disposes a session when the last of its places has come back, so that none is disposed while it runs. Waiting callers get places in the
/// order in which they asked. Thread-safe.
/// </summary>
public sealed class OnnxSessionPool : IDisposable
{
    private readonly Channel<InferenceSession> _free;
    private readonly Func<InferenceSession> _create;
    private readonly ConcurrentDictionary<InferenceSession, StrongBox<int>> _places = new();

    /// <summary>Takes ownership of <paramref name="sessions"/>.</summary>
    /// <param name="sessions">A place each, 1 or more; a session that is listed several times is shared, which ONNX Runtime allows.</param>
    /// <param name="device">Where they run.</param>
    /// <param name="fallbackReason">Why not elsewhere, or null.</param>
    /// <param name="create">Makes another session in the place of one whose device failed.</param>
    internal OnnxSessionPool(
        IReadOnlyList<InferenceSession> sessions, ExecutionDevice device, string? fallbackReason, Func<InferenceSession> create)
    {
        (Count, Device, DeviceFallbackReason, _create) = (sessions.Count, device, fallbackReason, create);
        Signature = GraphSignature.Read(sessions[0]);
        _free = Channel.CreateBounded<InferenceSession>(sessions.Count);
        foreach (InferenceSession session in sessions)
        {
            _places.GetOrAdd(session, _ => new StrongBox<int>()).Value++;
            _free.Writer.TryWrite(session);
        }
    }

    /// <summary>Places: runs that may go on at once, 1 or more.</summary>
    public int Count { get; }

    /// <summary>The device in use, never <see cref="ExecutionDeviceKind.Auto"/>.</summary>
    public ExecutionDevice Device { get; }

    /// <summary>Why <c>auto</c> took the CPU, or null.</summary>
    public string? DeviceFallbackReason { get; }

    /// <summary>Inputs and outputs by the graph's own metadata.</summary>
    public GraphSignature Signature { get; }

    /// <summary>Waits for a free session.</summary>
    /// <param name="cancellationToken">Bounds the wait.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="InferenceException"><see cref="InferenceError.ShuttingDown"/> where the pool was disposed.</exception>
    public async ValueTask<SessionLease> LeaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new SessionLease(this, await _free.Reader.ReadAsync(cancellationToken));
        }
        catch (ChannelClosedException exception)
        {
            throw new InferenceException(InferenceError.ShuttingDown, "The session pool was retired.", exception);
        }
    }

    /// <summary>Retires the pool: free sessions are disposed now, leased ones when they come back.</summary>
    public void Dispose()
    {
        _free.Writer.TryComplete();
        while (_free.Reader.TryRead(out InferenceSession? session))
        {
            Retire(session);
        }
    }

    /// <summary>A lease of a new session, in the place of one that was discarded.</summary>
    internal SessionLease Replace()
    {
        InferenceSession session = _create();
        _places[session] = new StrongBox<int>(1);
        return new SessionLease(this, session);
    }

    /// <summary>Takes a place away for good.</summary>
    internal void Retire(InferenceSession session)
    {
        if (Interlocked.Decrement(ref _places[session].Value) == 0)
        {
            _places.TryRemove(session, out _);
            session.Dispose();
        }
    }

    internal void Return(InferenceSession session)
    {
        // Fails only where the pool was retired; there are never more sessions than places.
        if (!_free.Writer.TryWrite(session))
        {
            Retire(session);
        }
    }
}
