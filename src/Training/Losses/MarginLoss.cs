using TDGan.Training.Configuration;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>
/// CE(s z, identity) with z_j = cos(theta_j) for other identities and, for the face's own, cos(theta + m) (ArcFace; Deng et al., CVPR 2019) or
/// cos(theta) - m (CosFace; Wang et al., CVPR 2018). theta_j is the angle between the embedding and the weight vector of identity j.
/// </summary>
internal static class MarginLoss
{
    private const double CosineMargin = 1e-6;

    /// <param name="cosines">cos(theta), [N, identities].</param>
    /// <param name="identityLabels">[N], 64-bit, all known.</param>
    /// <param name="form">Where the margin is put.</param>
    /// <param name="margin">m.</param>
    /// <param name="scale">s.</param>
    public static Tensor Compute(Tensor cosines, Tensor identityLabels, MarginForm form, double margin, double scale)
    {
        Tensor own = functional.one_hot(identityLabels, cosines.shape[1]).to(float32);
        Tensor target = form == MarginForm.CosFace ? cosines - margin : WithAngle(cosines, margin);
        return functional.cross_entropy(scale * (cosines + (own * (target - cosines))), identityLabels);
    }

    /// <summary>cos(theta + m); beyond theta = pi - m, where that would rise again, the falling line cos(theta) - m sin(m).</summary>
    private static Tensor WithAngle(Tensor cosines, double margin)
    {
        Tensor cosine = cosines.clamp(-1 + CosineMargin, 1 - CosineMargin);
        Tensor turned = (cosine * Math.Cos(margin)) - ((1 - cosine.square()).sqrt() * Math.Sin(margin));
        return where(cosine > -Math.Cos(margin), turned, cosine - (margin * Math.Sin(margin)));
    }
}
