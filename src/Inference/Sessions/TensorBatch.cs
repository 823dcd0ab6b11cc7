using System.Collections.Immutable;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Sessions;

/// <summary>Checks tensors against a signature before they reach native code, and makes room for what comes back.</summary>
internal static class TensorBatch
{
    /// <summary>The batch size that all inputs share.</summary>
    /// <exception cref="ArgumentException">An input is missing, unknown, of another shape, length or batch; the message tells.</exception>
    public static int SizeOf(IReadOnlyList<NamedTensor> inputs, GraphSignature signature)
    {
        string expectedNames = string.Join(", ", signature.Inputs.Select(spec => spec.Name).Order(StringComparer.Ordinal));
        string actualNames = string.Join(", ", inputs.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        if (expectedNames != actualNames)
        {
            throw new ArgumentException($"inputs: expected {expectedNames}, actual {actualNames}", nameof(inputs));
        }

        int batch = inputs[0].Shape.FirstOrDefault();
        foreach (NamedTensor tensor in inputs)
        {
            CheckShape(tensor, signature.Inputs.First(spec => spec.Name == tensor.Name), batch);
        }

        return batch;
    }

    /// <summary>An empty tensor for each wanted output; only the batch may be variable.</summary>
    public static NamedTensor[] Allocate(IEnumerable<string> names, GraphSignature signature, int batch) =>
        [.. names.Select(name => Allocate(signature.Outputs.First(spec => spec.Name == name), batch))];

    private static NamedTensor Allocate(TensorSpec spec, int batch) =>
        new(spec.Name, spec.Shape.SetItem(0, batch), new float[checked(batch * spec.ItemLength())]);

    private static void CheckShape(NamedTensor tensor, TensorSpec spec, int batch)
    {
        ImmutableArray<int> expected = spec.Shape.SetItem(0, spec.Shape[0] < 0 ? batch : spec.Shape[0]);
        if (batch < 1 || !tensor.Shape.AsSpan().SequenceEqual(expected.AsSpan()))
        {
            throw new ArgumentException($"{tensor.Name}: expected {spec}, actual shape [{string.Join(',', tensor.Shape)}], batch {batch}");
        }

        if (tensor.Data.Length != tensor.ElementCount())
        {
            throw new ArgumentException($"{tensor.Name}: expected {tensor.ElementCount()} values, actual {tensor.Data.Length}");
        }
    }
}
