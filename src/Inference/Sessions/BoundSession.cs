using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Sessions;

/// <summary>
/// A session whose inputs and outputs are bound once, for every batch size, to memory that stays: a run allocates nothing and copies nothing.
/// Gives the lease back when disposed, or discards it where the device failed.
/// </summary>
internal sealed class BoundSession : ISessionRunner
{
    private readonly SessionLease _lease;
    private readonly ExecutionDevice _device;
    private readonly BoundTensor[] _inputs;
    private readonly BoundTensor[] _outputs;
    private readonly SortedList<int, OrtIoBinding> _bindings = [];
    private readonly RunOptions _options = new();
    private readonly HostMemory _memory;
    private bool _isLost;

    /// <param name="lease">The session; kept until disposed.</param>
    /// <param name="sizes">Sizes to bind, from small to large.</param>
    public BoundSession(SessionLease lease, ReadOnlySpan<int> sizes)
    {
        (_lease, Signature, _device) = (lease, lease.Signature, lease.Device);
        int largest = sizes[^1];
        _memory = new HostMemory(lease);
        _inputs = [.. Signature.Inputs.Select(spec => new BoundTensor(spec, largest, _memory.Allocator))];
        _outputs = [.. Signature.Outputs.Select(spec => new BoundTensor(spec, largest, _memory.Allocator))];
        foreach (int size in sizes)
        {
            _bindings.Add(size, Bind(size));
        }
    }

    /// <inheritdoc/>
    public GraphSignature Signature { get; }

    /// <inheritdoc/>
    public Span<float> Input(int index) => _inputs[index].Values;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output(int index) => _outputs[index].Values;

    /// <inheritdoc/>
    public void Run(int size)
    {
        try
        {
            _lease.Session.RunWithBinding(_options, _bindings[size]);
        }
        catch (OnnxRuntimeException exception) when (_device.Kind != ExecutionDeviceKind.Cpu)
        {
            _isLost = true;
            throw new InferenceException(InferenceError.DeviceLost, $"{_device} failed: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OrtIoBinding binding in _bindings.Values)
        {
            binding.Dispose();
        }

        Array.ForEach(_inputs, tensor => tensor.Dispose());
        Array.ForEach(_outputs, tensor => tensor.Dispose());
        _memory.Dispose();
        _options.Dispose();
        if (_isLost)
        {
            _lease.Discard();
        }

        _lease.Dispose();
    }

    private OrtIoBinding Bind(int size)
    {
        OrtIoBinding binding = _lease.Session.CreateIoBinding();
        foreach (BoundTensor tensor in _inputs)
        {
            binding.BindInput(tensor.Spec.Name, tensor.View(size));
        }

        foreach (BoundTensor tensor in _outputs)
        {
            binding.BindOutput(tensor.Spec.Name, tensor.View(size));
        }

        return binding;
    }
}
