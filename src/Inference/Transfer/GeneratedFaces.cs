using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Motion;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>What one run of the decoder gives.</summary>
/// <param name="Images">I_g of each item, [items, 1, S, S].</param>
/// <param name="Flows">[items, 2, h, h], or null where the decoder gives pictures alone.</param>
/// <param name="Lights">[items, 1, h', h'], or null where the decoder gives pictures alone.</param>
internal sealed record GeneratedFaces(NamedTensor Images, NamedTensor? Flows, NamedTensor? Lights)
{
    /// <summary>How much of the parts each picture takes; empty where the decoder gives pictures alone.</summary>
    public IReadOnlyList<CompositionGains> Gains { get; init; } = [];

    /// <summary>How faces move; null where only the flow moves them.</summary>
    public MotionModel? Motion { get; init; }

    /// <summary>How the motion code of each face changes.</summary>
    public IReadOnlyList<float[]> MotionChanges { get; init; } = [];

    /// <summary>The mesh of a face before and after; null where there is no mesh or no motion model.</summary>
    /// <param name="item">The picture.</param>
    /// <param name="mesh">The face's, in pixels of the picture that it is put into.</param>
    /// <param name="share">How much of the motion its pose bears, 0-1.</param>
    public MovedMesh? Move(int item, FaceMesh? mesh, float share)
    {
        if (Motion is null || mesh is null || MotionChanges[item].Length == 0)
        {
            return null;
        }

        float[] from = mesh.ToArray();
        return new MovedMesh(from, Motion.Move(from, [.. MotionChanges[item].Select(value => share * value)]));
    }

    /// <summary>Pictures.</summary>
    public int Count => Images.Shape[0];

    /// <summary>One picture, [1, 1, S, S].</summary>
    public NamedTensor Image(int item) => new(Images.Name, Images.Shape.SetItem(0, 1), Item(Images, item));

    /// <summary>The parts of one picture, or null where the decoder gives pictures alone.</summary>
    public FaceParts? Parts(int item) => Flows is { } flows && Lights is { } lights
        ? new FaceParts(Item(flows, item), flows.Shape[^1], Item(lights, item), lights.Shape[^1], Gains[item])
        : null;

    private static Memory<float> Item(NamedTensor tensor, int item)
    {
        int length = tensor.Data.Length / tensor.Shape[0];
        return tensor.Data.Slice(item * length, length);
    }
}
