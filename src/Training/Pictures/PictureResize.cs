using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>Resizes square pictures by the rule that serves (<c>area-bilinear</c>).</summary>
internal static class PictureResize
{
    /// <summary>Every picture at another side.</summary>
    /// <param name="images">[N, 1, S, S] in [0, 1].</param>
    /// <param name="side">The new side in pixels.</param>
    public static Tensor Apply(Tensor images, int side) =>
        images.shape[3] == side ? images : Cut(images, side, (_, s) => FaceBox.Whole(s, s));

    /// <summary>Every picture shrunk to <paramref name="side"/> and brought to <paramref name="output"/>: what is left of a small face.</summary>
    public static Tensor Through(Tensor images, int side, int output) => Apply(Apply(images, side), output);

    /// <summary>Cuts a box out of every picture; outside it the border repeats.</summary>
    /// <param name="images">[N, 1, S, S] in [0, 1].</param>
    /// <param name="side">Side of the result.</param>
    /// <param name="box">Gives the box from the picture's index and S.</param>
    public static Tensor Cut(Tensor images, int side, Func<int, int, FaceBox> box)
    {
        (int count, int source) = ((int)images.shape[0], (int)images.shape[3]);
        float[] values = images.contiguous().data<float>().ToArray();
        var converter = new FaceTensorConverter(PictureBuffer.CropOf(side));
        float[] result = new float[count * side * side];
        for (int i = 0; i < count; i++)
        {
            var picture = new LuminanceImage(source, source, values[(i * source * source)..((i + 1) * source * source)]);
            converter.Convert(picture, box(i, source), result.AsSpan(i * side * side, side * side));
        }

        return tensor(result, [count, 1, side, side]);
    }
}
