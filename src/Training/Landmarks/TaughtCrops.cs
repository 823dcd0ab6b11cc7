using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Datasets;

namespace TDGan.Training.Landmarks;

/// <summary>Faces of the data sets that hold a face a picture, with the landmarks that the teacher sees there: many more than photos have.</summary>
internal static class TaughtCrops
{
    // The picture in the middle, its border repeated: the teacher wants to see round a face.
    private const double Margin = 0.2;

    // A crop of the network at a pixel for each of its own; what it is cut from is twice as wide as the face's crop.
    private const int MostSide = 2 * LandmarkCrop.Side;

    /// <summary>Asks the teacher about every picture; those without a face that it is sure of are left out. The order is the listing's.</summary>
    /// <param name="teacher">The teacher.</param>
    /// <param name="listing">Pictures of one face; repeats are left out.</param>
    /// <exception cref="InvalidDataException">A picture is damaged.</exception>
    public static IReadOnlyList<LandmarkSample> Find(TeacherDetector teacher, DatasetListing listing)
    {
        var squares = new FaceTensorConverter(new CropRule(CropRule.SquareV1, TeacherDetector.Side, Margin));
        return [.. listing.Items.Where(item => !item.IsRepeat)
            .AsParallel()
            .AsOrdered()
            .Select(item => Look(teacher, squares, item.Load()))
            .OfType<LandmarkSample>()];
    }

    private static LandmarkSample? Look(TeacherDetector teacher, FaceTensorConverter squares, LuminanceImage picture)
    {
        float[] values = new float[squares.Length];
        squares.Convert(picture, FaceBox.Whole(picture.Width, picture.Height), values);
        var square = new LuminanceImage(squares.Side, squares.Side, values);
        return teacher.Find(square) is { } face ? LandmarkSample.Cut(square, face, MostSide) : null;
    }
}
