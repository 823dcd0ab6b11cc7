using TDGan.Inference.Manifest;

namespace TDGan.Inference.Composition;

/// <summary>What a decoder gives of one face beside its small picture (<see cref="CompositionRule.FlowAndChange"/>).</summary>
/// <param name="Flow">[2, h, h]: where each place is taken from, x then y, in half sides of the crop.</param>
/// <param name="FlowSide">h.</param>
/// <param name="Change">[1, h', h']: change of light in logit space.</param>
/// <param name="ChangeSide">h'.</param>
/// <param name="Gains">How much of them the picture takes.</param>
internal sealed record FaceParts(ReadOnlyMemory<float> Flow, int FlowSide, ReadOnlyMemory<float> Change, int ChangeSide, CompositionGains Gains)
{
    /// <summary>The face's mesh before and after; null where only the flow moves it.</summary>
    public MovedMesh? Mesh { get; init; }
}
