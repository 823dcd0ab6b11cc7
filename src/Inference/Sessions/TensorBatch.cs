using TDGan.Inference.Tensors;

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

    /// <summary>Whether only the batch of an output is variable, so that room for it can be made before the run.</summary>
    public static bool HasFixedSides(string name, GraphSignature signature) =>
        signature.Outputs.First(spec => spec.Name == name).Shape.Skip(1).All(side => side >= 1);

    /// <summary>An empty tensor for each wanted output; only the batch may be variable.</summary>
    public static NamedTensor[] Allocate(IEnumerable<string> names, GraphSignature signature, int batch) =>
        [.. names.Select(name => Allocate(signature.Outputs.First(spec => spec.Name == name), batch))];

    private static NamedTensor Allocate(TensorSpec spec, int batch) =>
        new(spec.Name, spec.Shape.SetItem(0, batch), new float[checked(batch * spec.ItemLength())]);

    private static void CheckShape(NamedTensor tensor, TensorSpec spec, int batch)
    {
        bool fits = tensor.Shape.Length == spec.Shape.Length
            && tensor.Shape.Zip(spec.Shape, (side, wanted) => wanted < 0 ? side >= 1 : side == wanted).All(same => same);
        if (batch < 1 || !fits || tensor.Shape[0] != batch)
        {
            throw new ArgumentException($"{tensor.Name}: expected {spec}, actual shape [{string.Join(',', tensor.Shape)}], batch {batch}");
        }

        if (tensor.Data.Length != tensor.ElementCount())
        {
            throw new ArgumentException($"{tensor.Name}: expected {tensor.ElementCount()} values, actual {tensor.Data.Length}");
        }
    }
}
