using TDGan.Inference.Composition;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>What one run of the decoder gives.</summary>
/// <param name="Images">I_g of each item, [items, 1, S, S].</param>
/// <param name="Flows">[items, 2, h, h], or null where the decoder gives pictures alone.</param>
/// <param name="Changes">[items, 1, h', h'], or null where the decoder gives pictures alone.</param>
internal sealed record GeneratedFaces(NamedTensor Images, NamedTensor? Flows, NamedTensor? Changes)
{
    /// <summary>How much of the parts each picture takes; empty where the decoder gives pictures alone.</summary>
    public IReadOnlyList<CompositionGains> Gains { get; init; } = [];

    /// <summary>Pictures.</summary>
    public int Count => Images.Shape[0];

    /// <summary>One picture, [1, 1, S, S].</summary>
    public NamedTensor Image(int item) => new(Images.Name, Images.Shape.SetItem(0, 1), Item(Images, item));

    /// <summary>The parts of one picture, or null where the decoder gives pictures alone.</summary>
    public FaceParts? Parts(int item) => Flows is { } flows && Changes is { } changes
        ? new FaceParts(Item(flows, item), flows.Shape[^1], Item(changes, item), changes.Shape[^1], Gains[item])
        : null;

    private static Memory<float> Item(NamedTensor tensor, int item)
    {
        int length = tensor.Data.Length / tensor.Shape[0];
        return tensor.Data.Slice(item * length, length);
    }
}
