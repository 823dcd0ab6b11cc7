using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>A face with its surroundings, gray and no larger than the training needs.</summary>
/// <param name="Picture">The surroundings, a square.</param>
/// <param name="Face">The teacher's face, in its pixels.</param>
internal sealed record LandmarkSample(LuminanceImage Picture, SceneFace Face)
{
    // A crop that is shifted, enlarged and turned stays within twice the box; the border of the photo is repeated as in serving.
    private const double SurroundingsMargin = 0.9;
    private const int MostSide = 176;

    /// <summary>The middle of the box.</summary>
    public (float X, float Y) Middle => ((Face.Left + Face.Right) / 2, (Face.Top + Face.Bottom) / 2);

    /// <summary>The longer side of the box.</summary>
    public float LongerSide => Math.Max(Face.Right - Face.Left, Face.Bottom - Face.Top);

    /// <summary>Cuts the faces that are worth learning out of a photo.</summary>
    public static IEnumerable<LandmarkSample> Cut(ScenePhoto photo)
    {
        SceneFace[] faces = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore && face.LandmarksReliable)];
        return faces.Length == 0 ? [] : Cut(photo.Pixels.ToLuminance(), faces);
    }

    /// <summary>Cuts faces out of a picture.</summary>
    public static IEnumerable<LandmarkSample> Cut(LuminanceImage picture, IEnumerable<SceneFace> faces) =>
        faces.Select(face => Cut(picture, face, MostSide));

    /// <summary>Cuts one face out of a picture.</summary>
    /// <param name="picture">The picture; not kept.</param>
    /// <param name="face">The face in it.</param>
    /// <param name="mostSide">Pixels of a side of the surroundings at most.</param>
    public static LandmarkSample Cut(LuminanceImage picture, SceneFace face, int mostSide)
    {
        FaceBox box = face.Box;
        double length = Math.Max(box.Width, box.Height) * (1 + (2 * SurroundingsMargin));
        var converter = new FaceTensorConverter(new CropRule(CropRule.SquareV1, Math.Min(mostSide, (int)Math.Ceiling(length)), SurroundingsMargin));
        float[] values = new float[converter.Length];
        CropFrame frame = converter.FrameOf(box);
        converter.Convert(picture, frame, values);
        return new LandmarkSample(new LuminanceImage(converter.Side, converter.Side, values), face.MappedInto(frame));
    }
}
