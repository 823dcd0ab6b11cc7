using TDGan.Inference.Images;

namespace TDGan.Training.Cropping;

/// <summary>A face that was cut out of a picture.</summary>
/// <param name="Values">S x S luminance values in [0, 1], row by row.</param>
/// <param name="Share">Side of the face over the shorter side of the picture.</param>
/// <param name="Faces">Faces in the picture; the largest was cut out.</param>
internal sealed record FaceCut(float[] Values, double Share, int Faces)
{
    /// <summary>The same as a picture.</summary>
    public LuminanceImage ToImage()
    {
        int side = (int)Math.Sqrt(Values.Length);
        return new LuminanceImage(side, side, Values);
    }
}
