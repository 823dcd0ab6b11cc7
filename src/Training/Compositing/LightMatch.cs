using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Compositing;

/// <summary>
/// Gives a piece of one face the light of another: contrast and brightness of the whole face first, then a smooth offset that makes both alike where
/// the piece ends, as seamless cloning does (Perez et al., SIGGRAPH 2003; here by normalized convolution, without solving an equation).
/// </summary>
internal static class LightMatch
{
    private const double Epsilon = 1e-4;
    private const double MaxLogGain = 0.7;

    // Of the side of the picture: a window reaches from the border of a mouth to its middle.
    private const double WindowShare = 0.25;

    /// <param name="piece">[N, 1, S, S], the other face, in place.</param>
    /// <param name="face">[N, 1, S, S], the face that gives the light.</param>
    /// <param name="inner">[N, 1, S, S], where both are faces.</param>
    /// <param name="mask">[N, 1, S, S], where the piece goes.</param>
    /// <returns>The piece in the light of the face, in [0, 1].</returns>
    public static Tensor Apply(Tensor piece, Tensor face, Tensor inner, Tensor mask)
    {
        Tensor area = inner.sum([2, 3], keepdim: true) + Epsilon;
        Tensor Mean(Tensor x) => (x * inner).sum([2, 3], keepdim: true) / area;
        Tensor Deviation(Tensor x, Tensor mean) => (Mean((x - mean).square()) + Epsilon).sqrt();
        (Tensor meanOfPiece, Tensor meanOfFace) = (Mean(piece), Mean(face));
        Tensor gain = (Deviation(face, meanOfFace) / Deviation(piece, meanOfPiece)).log().clamp(-MaxLogGain, MaxLogGain).exp();
        Tensor matched = ((piece - meanOfPiece) * gain) + meanOfFace;
        Tensor ring = inner * (1 - mask);
        Tensor offset = Smooth(ring * (face - matched)) / (Smooth(ring) + Epsilon);
        return (matched + offset).clamp(0, 1);
    }

    private static Tensor Smooth(Tensor x)
    {
        long window = ((long)(x.shape[3] * WindowShare) / 2 * 2) + 1;
        for (int i = 0; i < 2; i++)
        {
            x = functional.avg_pool2d(x, window, stride: 1, padding: window / 2);
        }

        return x;
    }
}
