using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>What is kept of a picture to find it again.</summary>
/// <param name="Sha256">Hexadecimal SHA-256 of width, height and the gray bytes: equal for the same pixels in whatever file.</param>
/// <param name="Differences">
/// A 64-bit difference hash: the picture, made square, as 9 x 8 area means, one bit for each pair of neighbours in a row, set where the right one is brighter.
/// </param>
/// <param name="Contrast">Mean absolute difference of those neighbours, in [0, 1]: near 0 the bits are noise and say nothing.</param>
internal sealed record PictureFingerprint(string Sha256, ulong Differences, float Contrast)
{
    private const int Columns = 9;
    private const int Rows = 8;
    private const int Side = Columns * Rows;
    private const int CellWidth = Side / Columns;
    private const int CellHeight = Side / Rows;
    private const int HeaderLength = 8;
    private const float ByteScale = 255f;
    private const float Rounding = 0.5f;

    private static readonly FaceTensorConverter Converter = new(PictureBuffer.CropOf(Side));

    /// <summary>Takes the fingerprint of a picture of any size.</summary>
    public static PictureFingerprint Of(LuminanceImage image)
    {
        Span<float> means = stackalloc float[Columns * Rows];
        means.Clear();
        Shrink(image, means);
        ulong bits = 0;
        float contrast = 0;
        for (int y = 0; y < Rows; y++)
        {
            for (int x = 1; x < Columns; x++)
            {
                float difference = means[(y * Columns) + x] - means[(y * Columns) + x - 1];
                bits = (bits << 1) | (difference > 0 ? 1UL : 0UL);
                contrast += Math.Abs(difference) / (Rows * (Columns - 1));
            }
        }

        return new PictureFingerprint(Hash(image), bits, contrast);
    }

    /// <summary>Bits in which the difference hashes differ, 0-64.</summary>
    public int DistanceTo(PictureFingerprint other) => BitOperations.PopCount(Differences ^ other.Differences);

    private static string Hash(LuminanceImage image)
    {
        byte[] bytes = new byte[HeaderLength + image.Values.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(HeaderLength / 2), image.Height);
        for (int i = 0; i < image.Values.Length; i++)
        {
            bytes[HeaderLength + i] = (byte)((image.Values[i] * ByteScale) + Rounding);
        }

        return Convert.ToHexString(SHA256.HashData(bytes));
    }

    private static void Shrink(LuminanceImage image, Span<float> means)
    {
        // First to a square that the grid divides, by the shared rule: whole cells of the picture itself would move with its size.
        Span<float> square = new float[Side * Side];
        Converter.Convert(image, new FaceBox(0, 0, image.Width, image.Height), square);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                means[(y / CellHeight * Columns) + (x / CellWidth)] += square[(y * Side) + x] / (CellWidth * CellHeight);
            }
        }
    }
}
