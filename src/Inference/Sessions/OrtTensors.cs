using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Sessions;

/// <summary>Native views of managed tensors for one run: no copy, the memory is pinned until disposed.</summary>
internal sealed class OrtTensors : IDisposable
{
    private readonly List<OrtValue> _values = [];

    public OrtTensors(IReadOnlyList<NamedTensor> tensors)
    {
        Names = [.. tensors.Select(tensor => tensor.Name)];
        try
        {
            foreach (NamedTensor tensor in tensors)
            {
                long[] shape = [.. tensor.Shape.Select(side => (long)side)];
                _values.Add(OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.Data, shape));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyCollection<string> Names { get; }

    public IReadOnlyCollection<OrtValue> Values => _values;

    /// <summary>A managed copy of a native tensor of floats.</summary>
    public static NamedTensor Copy(string name, OrtValue value) => new(
        name, [.. value.GetTensorTypeAndShape().Shape.Select(side => (int)side)], value.GetTensorDataAsSpan<float>().ToArray());

    public void Dispose() => _values.ForEach(value => value.Dispose());
}
