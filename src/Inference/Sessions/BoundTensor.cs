using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Sessions;

/// <summary>Memory of one input or output for the largest batch, and native views of its beginning for smaller ones.</summary>
internal sealed class BoundTensor : IDisposable
{
    private readonly OrtValue _whole;
    private readonly OrtAllocator _allocator;
    private readonly List<OrtValue> _views = [];

    /// <param name="spec">Name and shape; only the batch is variable.</param>
    /// <param name="largestBatch">Items that there is room for.</param>
    /// <param name="allocator">Gives memory that the processor can write; must outlive this.</param>
    public BoundTensor(TensorSpec spec, int largestBatch, OrtAllocator allocator)
    {
        (Spec, _allocator) = (spec, allocator);
        _whole = OrtValue.CreateAllocatedTensorValue(allocator, TensorElementType.Float, Shape(largestBatch));
    }

    /// <summary>Name and shape.</summary>
    public TensorSpec Spec { get; }

    /// <summary>All values, item after item; at first anything.</summary>
    public Span<float> Values => _whole.GetTensorMutableDataAsSpan<float>();

    /// <summary>The first items as a native tensor; lives as long as this.</summary>
    public unsafe OrtValue View(int items)
    {
        // Native memory does not move.
        nint first = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Values));
        long bytes = sizeof(float) * (long)items * Spec.ItemLength();
        OrtValue view = OrtValue.CreateTensorValueWithData(_allocator.Info, TensorElementType.Float, Shape(items), first, bytes);
        _views.Add(view);
        return view;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _views.ForEach(view => view.Dispose());
        _whole.Dispose();
    }

    private long[] Shape(int items) => [items, .. Spec.Shape.Skip(1).Select(side => (long)side)];
}
