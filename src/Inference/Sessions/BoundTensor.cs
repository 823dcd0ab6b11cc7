using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Sessions;

/// <summary>Pinned memory of one input or output for the largest batch, and native views of its beginning for smaller ones.</summary>
internal sealed class BoundTensor : IDisposable
{
    private readonly float[] _values;
    private readonly List<OrtValue> _views = [];

    /// <param name="spec">Name and shape; only the batch is variable.</param>
    /// <param name="largestBatch">Items that there is room for.</param>
    public BoundTensor(TensorSpec spec, int largestBatch)
    {
        Spec = spec;
        _values = GC.AllocateArray<float>(checked(largestBatch * spec.ItemLength()), pinned: true);
    }

    /// <summary>Name and shape.</summary>
    public TensorSpec Spec { get; }

    /// <summary>All values, item after item.</summary>
    public Span<float> Values => _values;

    /// <summary>The first items as a native tensor; lives as long as this.</summary>
    public OrtValue View(int items)
    {
        long[] shape = [items, .. Spec.Shape.Skip(1).Select(side => (long)side)];
        OrtValue view = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, _values.AsMemory(0, items * Spec.ItemLength()), shape);
        _views.Add(view);
        return view;
    }

    /// <inheritdoc/>
    public void Dispose() => _views.ForEach(view => view.Dispose());
}
