using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Cores;

namespace TDGan.Inference.Sessions;

/// <summary>
/// Makes the sessions of a model on the configured device. <c>auto</c> takes the first GPU where the CUDA provider is in this build and
/// accepts the model, else the CPU with the reason recorded; a named device that refuses is an error. Thread-safe.
/// </summary>
/// <param name="options">Device, sessions, threads.</param>
/// <param name="probe">Which providers there are.</param>
/// <param name="cores">Cores to share out.</param>
public sealed class OnnxSessionFactory(IOptions<OnnxSessionPoolOptions> options, IExecutionProviderProbe probe, ProcessorCores cores)
{
    /// <summary>How the reason ends where the build has no provider for a GPU.</summary>
    internal const string NotInBuild = " is not in this build of ONNX Runtime";

    /// <summary>A factory for use outside a host, with this machine's providers and cores.</summary>
    /// <param name="options">Device, sessions, threads.</param>
    public static OnnxSessionFactory Create(OnnxSessionPoolOptions options) =>
        new(Options.Create(options), new OrtExecutionProviderProbe(), ProcessorCores.Current);

    /// <summary>Loads the graph into a new pool; the caller disposes it.</summary>
    /// <param name="modelFile">Path of <c>model.onnx</c>.</param>
    /// <exception cref="ExecutionDeviceException">The named device cannot be used.</exception>
    /// <exception cref="OnnxRuntimeException">The graph is broken.</exception>
    public OnnxSessionPool CreatePool(string modelFile)
    {
        ExecutionDevice wished = ExecutionDevice.Parse(options.Value.Device);
        switch (wished.Kind)
        {
            case ExecutionDeviceKind.Cpu:
                return Open(modelFile, wished, fallbackReason: null);
            case ExecutionDeviceKind.Auto:
                return TryOpenOnGpu(modelFile, ExecutionDevice.FirstCuda, out string reason, out _)
                    ?? Open(modelFile, ExecutionDevice.Cpu, reason);
            default:
                return TryOpenOnGpu(modelFile, wished, out string refusal, out Exception? cause)
                    ?? throw new ExecutionDeviceException(wished, refusal, cause);
        }
    }

    private OnnxSessionPool? TryOpenOnGpu(string modelFile, ExecutionDevice device, out string reason, out Exception? cause)
    {
        (reason, cause) = ("", null);
        string provider = ExecutionProviders.NameOf(device.Kind);
        if (!probe.AvailableProviders().Contains(provider))
        {
            reason = provider + NotInBuild;
            return null;
        }

        try
        {
            return Open(modelFile, device, fallbackReason: null);
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            // The CPU package, a missing CUDA library and a missing GPU refuse in these three ways.
            (reason, cause) = ($"{provider} refused: {exception.Message.ReplaceLineEndings(" ")}", exception);
            return null;
        }
    }

    private OnnxSessionPool Open(string modelFile, ExecutionDevice device, string? fallbackReason)
    {
        var sessions = new List<InferenceSession>();
        try
        {
            int places = CountOn(device);

            // On the CPU runs go on side by side in one session, with one copy of its memory; on a GPU each has a session and so a stream.
            int made = device.Kind == ExecutionDeviceKind.Cpu ? 1 : places;
            for (int i = 0; i < made; i++)
            {
                sessions.Add(Create(modelFile, device, i));
            }

            InferenceSession[] each = [.. Enumerable.Range(0, places).Select(i => sessions[i % made])];
            return new OnnxSessionPool(each, device, fallbackReason, () => Create(modelFile, device, Interlocked.Increment(ref made)));
        }
        catch
        {
            sessions.ForEach(session => session.Dispose());
            throw;
        }
    }

    private InferenceSession Create(string modelFile, ExecutionDevice device, int index)
    {
        using SessionOptions native = ExecutionProviders.CreateOptions(options.Value, device, index);
        return new InferenceSession(modelFile, native);
    }

    private int CountOn(ExecutionDevice device) => options.Value.Sessions ?? (device.Kind == ExecutionDeviceKind.Cpu
        ? Math.Max(1, cores.Count / options.Value.IntraOpThreads)
        : 2 * device.Ordinals.Length);
}
