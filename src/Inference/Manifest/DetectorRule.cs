using System.Collections.Immutable;

namespace TDGan.Inference.Manifest;

/// <summary>How the outputs of a face detector are read, and the operating point that it was validated at.</summary>
/// <param name="Strides">Pixels of the input for each cell of an output grid, one grid a stride.</param>
/// <param name="MinConfidence">Score from which a cell counts where a request does not say, 0-1.</param>
/// <param name="NmsIntersectionOverUnion">Of two boxes that overlap more than this, 0-1, the one with the lower score is dropped.</param>
/// <param name="MinSide">Shortest side of a face, in pixels of the input, that the detector was trained to find.</param>
public sealed record DetectorRule(ImmutableArray<int> Strides, float MinConfidence, float NmsIntersectionOverUnion, float MinSide)
{
    /// <summary>
    /// Score from which a cell is proposed to a landmark model that says whether there is a face, 0-1; below <see cref="MinConfidence"/>. Null where
    /// the detector decides alone.
    /// </summary>
    public float? ProposalConfidence { get; init; }
}
