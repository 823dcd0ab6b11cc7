using TDGan.Training.Data;
using TDGan.Training.Landmarks;
using TDGan.Training.Networks;

namespace TDGan.Training.TwoBranch;

/// <summary>What the last phase starts with. Owns the networks.</summary>
/// <param name="ExpressionBranch">The branch that the expression phase trained, or null to start from chance.</param>
/// <param name="Face">The net that the face phase trained, or null.</param>
/// <param name="Pairs">Pairs of one person, or null where the options use none.</param>
internal sealed record PhaseInputs(ExpressionBranch? ExpressionBranch, FaceIdentityNetwork? Face, TruePairs? Pairs) : IDisposable
{
    /// <summary>Reads the landmarks of both pictures, or null where no term needs them.</summary>
    public LandmarkReader? Landmarks { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        ExpressionBranch?.Dispose();
        Face?.Dispose();
        Landmarks?.Dispose();
    }
}
