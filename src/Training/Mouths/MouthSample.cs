using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using FaceMesh = TDGan.Training.Landmarks.FaceMesh;

namespace TDGan.Training.Mouths;

/// <summary>An open mouth with its surroundings, gray.</summary>
/// <param name="Picture">The surroundings, a square.</param>
/// <param name="Mesh">The face's mesh in its pixels.</param>
internal sealed record MouthSample(LuminanceImage Picture, FaceMesh Mesh)
{
    /// <summary>Side of the surroundings over that of what the painter sees, so that it can be shifted, turned and enlarged.</summary>
    private const double Surroundings = 1.35;

    private const int Side = (int)(MouthHole.Side * Surroundings);
    private static readonly FaceTensorConverter Converter = new(new CropRule(CropRule.SquareV1, Side, 0));

    /// <summary>Cuts a mouth out of a picture.</summary>
    /// <param name="picture">The picture; not kept.</param>
    /// <param name="mesh">In its pixels.</param>
    public static MouthSample Cut(LuminanceImage picture, FaceMesh mesh)
    {
        CropFrame seen = MouthHole.FrameOf(mesh.Points);
        (double x, double y) = seen.ToPicture(MouthHole.Side / 2.0, MouthHole.Side / 2.0);
        CropFrame frame = CropFrame.About(x, y, seen.Scale * Side, Math.Atan2(seen.StepY, seen.StepX), Side);
        float[] values = new float[Converter.Length];
        Converter.Convert(picture, frame, values);
        return new MouthSample(new LuminanceImage(Side, Side, values), mesh.MappedInto(frame));
    }
}
