using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Errors;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Sessions;

/// <summary>
/// One session for the use of its holder alone, until disposed. While a lease is out its session is not disposed; a pool that was retired
/// meanwhile disposes it when the lease comes back. Not thread-safe.
/// </summary>
public sealed class SessionLease : IDisposable
{
    private readonly OnnxSessionPool _pool;
    private InferenceSession? _session;

    internal SessionLease(OnnxSessionPool pool, InferenceSession session) => (_pool, _session) = (pool, session);

    /// <summary>The session, for a holder that binds memory to it.</summary>
    internal InferenceSession Session => _session ?? throw new ObjectDisposedException(nameof(SessionLease));

    /// <summary>Inputs and outputs of the graph.</summary>
    internal GraphSignature Signature => _pool.Signature;

    /// <summary>Where it runs.</summary>
    internal ExecutionDevice Device => _pool.Device;

    /// <summary>Runs the graph once over a whole batch.</summary>
    /// <param name="inputs">Every input of the graph, all with the same first dimension, 1 or more.</param>
    /// <param name="outputs">Names of the outputs that are wanted; null wants all.</param>
    /// <returns>Outputs by name, in memory of their own.</returns>
    /// <exception cref="ArgumentException">An input does not fit the graph; the message has expected and actual.</exception>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.BadModelOutput"/> for NaN or infinity, <see cref="InferenceError.DeviceLost"/> where a GPU fails.
    /// </exception>
    public ImmutableDictionary<string, NamedTensor> Run(IReadOnlyList<NamedTensor> inputs, IReadOnlyList<string>? outputs = null)
    {
        ObjectDisposedException.ThrowIf(_session is null, this);
        int batch = TensorBatch.SizeOf(inputs, _pool.Signature);
        IReadOnlyList<string> wanted = outputs ?? [.. _pool.Signature.Outputs.Select(spec => spec.Name)];
        NamedTensor[] results = wanted.All(name => TensorBatch.HasFixedSides(name, _pool.Signature))
            ? RunInto(_session, inputs, TensorBatch.Allocate(wanted, _pool.Signature, batch))
            : RunFreely(_session, inputs, wanted);
        foreach (NamedTensor result in results)
        {
            CheckFinite(result);
        }

        return results.ToImmutableDictionary(tensor => tensor.Name);
    }

    /// <summary>Gives the session back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            _pool.Return(session);
        }
    }

    /// <summary>Ends the lease of a session whose device failed: it is disposed and does not come back.</summary>
    internal void Discard()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            _pool.Retire(session);
        }
    }

    private NamedTensor[] RunInto(InferenceSession session, IReadOnlyList<NamedTensor> inputs, NamedTensor[] results)
    {
        using OrtTensors given = new(inputs);
        using OrtTensors wanted = new(results);
        using var options = new RunOptions();
        Guard(() => session.Run(options, given.Names, given.Values, wanted.Names, wanted.Values));
        return results;
    }

    /// <summary>For outputs whose sides follow from the input: the runtime makes room and the values are copied.</summary>
    private NamedTensor[] RunFreely(InferenceSession session, IReadOnlyList<NamedTensor> inputs, IReadOnlyList<string> wanted)
    {
        using OrtTensors given = new(inputs);
        using var options = new RunOptions();
        IDisposableReadOnlyCollection<OrtValue>? values = null;
        Guard(() => values = session.Run(options, given.Names, given.Values, wanted));
        using (values)
        {
            return [.. wanted.Zip(values!, OrtTensors.Copy)];
        }
    }

    private void Guard(Action run)
    {
        try
        {
            run();
        }
        catch (OnnxRuntimeException exception) when (_pool.Device.Kind != ExecutionDeviceKind.Cpu)
        {
            throw new InferenceException(InferenceError.DeviceLost, $"{_pool.Device} failed: {exception.Message}", exception);
        }
    }

    private static void CheckFinite(NamedTensor tensor)
    {
        foreach (float value in tensor.Data.Span)
        {
            if (!float.IsFinite(value))
            {
                throw new InferenceException(InferenceError.BadModelOutput, $"The output {tensor.Name} has NaN or infinity.");
            }
        }
    }
}
