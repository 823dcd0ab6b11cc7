using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>Collects pictures as bytes, each cut and resized by the rules that serving uses.</summary>
/// <param name="capacity">Pictures that fit.</param>
/// <param name="side">S.</param>
internal sealed class PictureBuffer(int capacity, int side)
{
    private const float ByteScale = 255f;
    private const float Rounding = 0.5f;

    private readonly FaceTensorConverter converter = new(CropOf(side));
    private readonly byte[] bytes = new byte[checked((long)capacity * side * side)];
    private readonly float[] row = new float[side * side];
    private int count;

    /// <summary>
    /// The crop rule of every model that is trained here: data sets come as face crops without margin, which are taken whole; a face that is found in a photo
    /// is framed as they are.
    /// </summary>
    public static CropRule CropOf(int side) => new(CropRule.FivePointV1, side, Margin: 0);

    /// <summary>Adds a whole picture as the face.</summary>
    public void Add(LuminanceImage image)
    {
        converter.Convert(image, new FaceBox(0, 0, image.Width, image.Height), row);
        Span<byte> target = bytes.AsSpan(count * row.Length, row.Length);
        for (int i = 0; i < row.Length; i++)
        {
            target[i] = (byte)((row[i] * ByteScale) + Rounding);
        }

        count++;
    }

    /// <summary>[N, 1, S, S], bytes.</summary>
    public Tensor ToTensor() => tensor(bytes.AsSpan(0, count * row.Length).ToArray(), [count, 1, side, side], ScalarType.Byte);
}
