using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>Cuts a face out of a picture whose five landmarks are known, as the service cuts out a face that it found.</summary>
internal static class AlignedCrop
{
    // Every later size is shrunk from it; the models read 48 and 64 pixels.
    private const int Side = 128;

    /// <summary>The square of <see cref="CanonicalFace"/>, 128 x 128; beyond the picture its border is repeated.</summary>
    /// <param name="file">A picture file.</param>
    /// <param name="landmarks">x and y of right eye, left eye, nose, right and left mouth corner in its pixels.</param>
    /// <exception cref="InvalidDataException">The picture is damaged.</exception>
    public static LuminanceImage Read(string file, IReadOnlyList<float> landmarks)
    {
        var converter = new FaceTensorConverter(new CropRule(CropRule.FivePointV1, Side, Margin: 0));
        FaceLandmark[] points = [.. Enum.GetValues<FaceLandmarkType>()
            .Select((type, i) => new FaceLandmark(type, landmarks[2 * i], landmarks[(2 * i) + 1]))];
        float[] values = new float[converter.Length];
        converter.Convert(PictureFile.Read(file), CanonicalFace.FrameOf(points, Side, margin: 0), values);
        return new LuminanceImage(Side, Side, values);
    }
}
