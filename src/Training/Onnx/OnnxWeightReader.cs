using System.Runtime.InteropServices;
using Onnx;
using static TorchSharp.torch;

namespace TDGan.Training.Onnx;

/// <summary>Reads weights back from an exported graph, whose initializers carry the checkpoint keys: a run can start from shipped models.</summary>
internal static class OnnxWeightReader
{
    /// <summary>Entries of a state that no exported graph holds: counters, and tables that follow from the options.</summary>
    private static readonly string[] NotExported = ["num_batches_tracked", "identityGrid"];

    /// <summary>Copies every weight and statistic of <paramref name="network"/> from the graph.</summary>
    /// <param name="file">Path of a <c>model.onnx</c> that the exporter wrote.</param>
    /// <param name="prefix">Prefix of the keys, such as <c>decoder</c>.</param>
    /// <param name="network">The network, of the same options as the exported one.</param>
    /// <exception cref="InvalidDataException">A weight is missing or has another shape; the message names it.</exception>
    public static void Load(string file, string prefix, nn.Module network)
    {
        Dictionary<string, TensorProto> initializers = ModelProto.Parser.ParseFrom(File.ReadAllBytes(file)).Graph.Initializer
            .GroupBy(initializer => initializer.Name)
            .ToDictionary(group => group.Key, group => group.First());
        using var gradients = no_grad();
        foreach ((string key, Tensor target) in network.state_dict())
        {
            if (NotExported.Any(suffix => key.EndsWith(suffix, StringComparison.Ordinal)))
            {
                continue;
            }

            string name = $"{prefix}.{key}";
            if (!initializers.TryGetValue(name, out TensorProto? source) || !source.Dims.SequenceEqual(target.shape))
            {
                string actual = source is null ? "nothing" : $"[{string.Join(',', source.Dims)}]";
                throw new InvalidDataException($"{file}: {name} of shape [{string.Join(',', target.shape)}] expected, {actual} found.");
            }

            using Tensor values = tensor(MemoryMarshal.Cast<byte, float>(source.RawData.Span).ToArray(), target.shape);
            target.copy_(values);
        }
    }
}
