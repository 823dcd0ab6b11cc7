using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>
/// A detector that proposes at a low score, and a look at each proposal that decides; where one of the two cannot, the detector's word stands. Owns
/// neither. Thread-safe.
/// </summary>
/// <param name="detector">Proposes.</param>
/// <param name="refiner">Decides, and says where landmarks and mesh lie.</param>
public sealed class ConfirmingFaceDetector(OnnxFaceDetector detector, ILandmarkRefiner refiner) : IFaceDetector
{
    // A crowd has fewer; beyond, a picture of noise would cost as many looks as it has cells.
    private const int MostProposals = 200;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(DecodedImage image, float? minConfidence, RequestScope scope)
    {
        if (refiner.MinFaceScore is not { } bound || detector.ProposalConfidence is not { } proposed)
        {
            return await detector.DetectAsync(image, minConfidence, scope);
        }

        IReadOnlyList<DetectedFace> proposals = await detector.DetectAsync(image, proposed, scope);
        IReadOnlyList<DetectedFace> seen = await refiner.RefineAsync(image, Best(proposals), scope);
        return [.. seen.Where(face => face.Look?.Score >= (minConfidence ?? bound)).Select(face => face with { Confidence = face.Look?.Score })];
    }

    /// <summary>The best proposals, in the order that they have.</summary>
    private static IReadOnlyList<DetectedFace> Best(IReadOnlyList<DetectedFace> proposals)
    {
        if (proposals.Count <= MostProposals)
        {
            return proposals;
        }

        float? least = proposals.Select(face => face.Confidence).OrderDescending().ElementAt(MostProposals - 1);
        return [.. proposals.Where(face => face.Confidence >= least).Take(MostProposals)];
    }
}
