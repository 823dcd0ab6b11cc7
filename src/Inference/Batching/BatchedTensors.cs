using System.Collections.Immutable;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Batching;

/// <summary>Tensors in and tensors out of a <see cref="RequestBatcher"/>, by name.</summary>
internal static class BatchedTensors
{
    /// <summary>Runs every item of a batch of tensors.</summary>
    /// <param name="batcher">Of the model.</param>
    /// <param name="inputs">Every input of the graph, all with the same first dimension.</param>
    /// <param name="outputs">Names of the wanted outputs; null wants all.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    /// <exception cref="ArgumentException">An input does not fit the graph; the message has expected and actual.</exception>
    public static async Task<(ImmutableDictionary<string, NamedTensor> Outputs, BatchTiming Timing)> RunAsync(
        this RequestBatcher batcher,
        IReadOnlyList<NamedTensor> inputs,
        IReadOnlyList<string>? outputs,
        CancellationToken cancellationToken)
    {
        GraphSignature signature = batcher.Signature;
        int count = TensorBatch.SizeOf(inputs, signature);
        var values = new ReadOnlyMemory<float>[signature.Inputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = inputs.First(tensor => tensor.Name == signature.Inputs[i].Name).Data;
        }

        float[]?[] room = [.. signature.Outputs.Select(spec =>
            outputs is null || outputs.Contains(spec.Name) ? new float[checked(count * spec.ItemLength())] : null)];
        BatchTiming timing = await batcher.RunAsync(count, values, room, cancellationToken);
        return (Pack(signature, count, room), timing);
    }

    private static ImmutableDictionary<string, NamedTensor> Pack(GraphSignature signature, int count, float[]?[] room)
    {
        var tensors = ImmutableDictionary.CreateBuilder<string, NamedTensor>();
        for (int i = 0; i < room.Length; i++)
        {
            if (room[i] is { } values)
            {
                TensorSpec spec = signature.Outputs[i];
                tensors.Add(spec.Name, new NamedTensor(spec.Name, spec.Shape.SetItem(0, count), values));
            }
        }

        return tensors.ToImmutable();
    }
}
