using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>A face with its surroundings, gray and no larger than the training needs.</summary>
/// <param name="Picture">The surroundings, a square.</param>
/// <param name="Face">The teacher's face, in its pixels.</param>
/// <param name="Mesh">The teacher's mesh, in its pixels; null where the teacher was not sure of it.</param>
internal sealed record LandmarkSample(LuminanceImage Picture, SceneFace Face, FaceMesh? Mesh = null)
{
    // A crop that is shifted, enlarged and turned stays within twice the box; the border of the photo is repeated as in serving.
    private const double SurroundingsMargin = 0.9;
    private const int MostSide = 176;

    /// <summary>Side of the face in pixels of the picture that it was cut from.</summary>
    public float SeenSide { get; init; } = Face.Side;

    /// <summary>The middle of the box.</summary>
    public (float X, float Y) Middle => ((Face.Left + Face.Right) / 2, (Face.Top + Face.Bottom) / 2);

    /// <summary>The longer side of the box.</summary>
    public float LongerSide => Math.Max(Face.Right - Face.Left, Face.Bottom - Face.Top);

    /// <summary>Cuts the faces that are worth learning out of a photo, without meshes.</summary>
    public static IEnumerable<LandmarkSample> Cut(ScenePhoto photo)
    {
        SceneFace[] faces = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore && face.LandmarksReliable)];
        LuminanceImage? picture = faces.Length == 0 ? null : photo.Pixels.ToLuminance();
        return faces.Select(face => Cut(picture!, face, mesh: null));
    }

    /// <summary>Cuts one face out of a picture.</summary>
    /// <param name="picture">The picture; not kept.</param>
    /// <param name="face">The face in it.</param>
    /// <param name="mesh">Its mesh in pixels of the picture, or null.</param>
    public static LandmarkSample Cut(LuminanceImage picture, SceneFace face, FaceMesh? mesh)
    {
        FaceBox box = face.Box;
        double length = Math.Max(box.Width, box.Height) * (1 + (2 * SurroundingsMargin));
        var converter = new FaceTensorConverter(new CropRule(CropRule.SquareV1, Math.Min(MostSide, (int)Math.Ceiling(length)), SurroundingsMargin));
        float[] values = new float[converter.Length];
        CropFrame frame = converter.FrameOf(box);
        converter.Convert(picture, frame, values);
        return new LandmarkSample(new LuminanceImage(converter.Side, converter.Side, values), face.MappedInto(frame), mesh?.MappedInto(frame))
        {
            SeenSide = face.Side,
        };
    }
}
