using System.Globalization;
using TDGan.Inference.Crops;
using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>A change that serving meets and training pictures lack, for the robustness rows.</summary>
/// <param name="Name">What happens to the picture.</param>
/// <param name="Apply">[N, 1, S, S] in [0, 1] to the same.</param>
internal sealed record PictureChange(string Name, Func<Tensor, Tensor> Apply)
{
    private const int Directions = 4;
    private const int ReferenceSide = 48;

    /// <summary>Nothing changes.</summary>
    public static PictureChange None { get; } = new("as it is", images => images);

    /// <summary>Every row of the robustness table.</summary>
    public static IReadOnlyList<PictureChange> All { get; } =
    [
        Shrink(32), Shrink(24), Shrink(16), Shift(0.05), Shift(0.10), Shift(0.15),
        new("JPEG quality 30", images => JpegPassage.Apply(images, 30)),
        new("Gaussian blur, deviation 1 px of 48", images => GaussianBlur.Apply(images, images.shape[3] / (double)ReferenceSide)),
        new("Gaussian blur, deviation 2 px of 48", images => GaussianBlur.Apply(images, 2.0 * images.shape[3] / ReferenceSide)),
        new("gamma 0.5", images => images.sqrt()),
        new("gamma 2", images => images.square()),
    ];

    /// <summary>The face shrunk to a side and enlarged again.</summary>
    public static PictureChange Shrink(int side) => new(
        string.Create(CultureInfo.InvariantCulture, $"shrunk to {side} px and enlarged"), images => PictureResize.Through(images, side, (int)images.shape[3]));

    /// <summary>The box shifted by a share of its side: pictures in turn to the right, the left, down and up; the border repeats.</summary>
    public static PictureChange Shift(double share) => new(
        string.Create(CultureInfo.InvariantCulture, $"box shifted by {share * 100:F0} %"),
        images => PictureResize.Cut(images, (int)images.shape[3], (index, side) => Shifted(index % Directions, (float)(share * side), side)));

    private static FaceBox Shifted(int direction, float by, int side) => direction switch
    {
        0 => new FaceBox(by, 0, side, side),
        1 => new FaceBox(-by, 0, side, side),
        2 => new FaceBox(0, by, side, side),
        _ => new FaceBox(0, -by, side, side),
    };
}
