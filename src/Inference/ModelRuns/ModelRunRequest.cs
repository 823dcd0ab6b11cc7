using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>What one run of a model by name asks for.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Inputs">Tensors by name; all share the first dimension, which is the batch and may exceed what one run takes.</param>
public sealed record ModelRunRequest(string Model, IReadOnlyList<NamedTensor> Inputs)
{
    /// <summary>Most pictures of one request: each costs a decode.</summary>
    public const int MostEncodedImages = ModelManifest.LargestRun;

    /// <summary>The version, or null for the one that is served.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Picture files, 1 to <see cref="MostEncodedImages"/>, each one row of the input <see cref="TensorNames.Image"/>, in place of a tensor of that name. The largest face of
    /// each is cut out as the tasks do; null where the input is a tensor.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? EncodedImages { get; init; }

    /// <summary>Names of the outputs that are wanted, in this order; empty wants all.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>
    /// The moment after which the answer is of no use, by the clock of the host's <see cref="TimeProvider"/>; null for none. What cannot be
    /// done in time is given up before it is computed.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }
}
