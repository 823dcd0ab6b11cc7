using System.Collections.Immutable;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Batching;

/// <summary>Tensors by name as the arrays that <see cref="RequestBatcher.RunAsync"/> takes and fills, in the order of the graph.</summary>
internal static class BatchedTensors
{
    /// <summary>The values of each input.</summary>
    /// <param name="inputs">Checked by <see cref="TensorBatch.SizeOf"/>.</param>
    /// <param name="signature">Of the graph.</param>
    public static ReadOnlyMemory<float>[] Values(IReadOnlyList<NamedTensor> inputs, GraphSignature signature) =>
        [.. signature.Inputs.Select(spec => (ReadOnlyMemory<float>)inputs.First(tensor => tensor.Name == spec.Name).Data)];

    /// <summary>Room for each output; null where it is not wanted.</summary>
    /// <param name="outputs">Names of the wanted ones; null wants all.</param>
    /// <param name="signature">Of the graph.</param>
    /// <param name="count">Items.</param>
    public static float[]?[] Allocate(IReadOnlyList<string>? outputs, GraphSignature signature, int count) => [.. signature.Outputs.Select(
        spec => outputs is null || outputs.Contains(spec.Name) ? new float[checked(count * spec.ItemLength())] : null)];

    /// <summary>The outputs that were wanted, by name.</summary>
    /// <param name="room">Filled, of <see cref="Allocate"/>.</param>
    /// <param name="signature">Of the graph.</param>
    /// <param name="count">Items.</param>
    public static ImmutableDictionary<string, NamedTensor> Pack(float[]?[] room, GraphSignature signature, int count) => signature.Outputs
        .Zip(room)
        .Where(output => output.Second is not null)
        .Select(output => new NamedTensor(output.First.Name, output.First.Shape.SetItem(0, count), output.Second))
        .ToImmutableDictionary(tensor => tensor.Name);
}
