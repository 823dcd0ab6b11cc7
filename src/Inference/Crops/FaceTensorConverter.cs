using System.Buffers;
using System.Numerics.Tensors;
using SkiaSharp;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;

namespace TDGan.Inference.Crops;

/// <summary>
/// Cuts a face out of a picture and scales it to the model's side S; training and serving both use this one implementation.
/// <code>
/// out[v, u] = sum over i, j of  wy[v, j] * wx[u, i] * Y[clamp(j, 0, height - 1), clamp(i, 0, width - 1)]
/// wx[u, i]  = max(0, 1 - |i + 0.5 - c(u)| / r), divided by its sum over i;   r = max(1, L / S);   c(u) = x0 + (u + 0.5) L / S
/// L         = (1 + 2 margin) max(box width, box height);   x0 = box centre - L / 2          (likewise wy with y0)
/// </code>
/// That is a square with the resize <c>area-bilinear</c> (pixel centres aligned; what PIL calls BILINEAR): i and j run over the picture and
/// the square, pixels outside the picture repeat its border. A square of side S on whole pixels is copied bit by bit. Where the square
/// lies is the crop rule's: <see cref="FaceCropper"/>. Thread-safe.
/// </summary>
public sealed class FaceTensorConverter
{
    private readonly double _margin;

    /// <summary>Reads the rule.</summary>
    /// <param name="crop">The crop rule of the model's manifest.</param>
    /// <exception cref="NotSupportedException">The rule is not one of <see cref="CropRule.Known"/>.</exception>
    public FaceTensorConverter(CropRule crop)
    {
        ArgumentNullException.ThrowIfNull(crop);
        if (!CropRule.Known.Contains(crop.Rule))
        {
            throw new NotSupportedException($"crop.rule: expected {string.Join(" or ", CropRule.Known)}, actual {crop.Rule}");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(crop.Side);
        (Side, _margin) = (crop.Side, crop.Margin);
    }

    /// <summary>S, the side of the result in pixels.</summary>
    public int Side { get; }

    /// <summary>Floats that one face takes, S x S.</summary>
    public int Length => Side * Side;

    /// <summary>The square that is cut out for <paramref name="box"/>; it may reach outside the picture.</summary>
    public FaceBox SquareOf(FaceBox box)
    {
        float side = (float)(Math.Max(box.Width, box.Height) * (1 + (2 * _margin)));
        return new FaceBox(box.X + ((box.Width - side) / 2), box.Y + ((box.Height - side) / 2), side, side);
    }

    /// <summary>Writes the S x S values of one face, row by row.</summary>
    /// <param name="image">The upright picture.</param>
    /// <param name="box">The face in pixels of <paramref name="image"/>.</param>
    /// <param name="destination">At least <see cref="Length"/> floats; the rest stays as it is.</param>
    public void Convert(LuminanceImage image, FaceBox box, Span<float> destination) => Convert(image, FrameOf(box), destination);

    /// <summary>Writes the S x S values of one frame, row by row.</summary>
    /// <param name="image">The upright picture.</param>
    /// <param name="frame">Where the crop lies, in pixels of <paramref name="image"/>.</param>
    /// <param name="destination">At least <see cref="Length"/> floats; the rest stays as it is.</param>
    /// <exception cref="ArgumentException">The frame has no area or is not finite.</exception>
    public void Convert(LuminanceImage image, CropFrame frame, Span<float> destination) =>
        Convert((ILuminanceRows)image, frame, destination);

    /// <summary>Writes the S x S values of one face, row by row; only the rows that count are turned into luminance.</summary>
    /// <param name="image">The upright picture; not kept.</param>
    /// <param name="box">The face in pixels of the file.</param>
    /// <param name="destination">At least <see cref="Length"/> floats; the rest stays as it is.</param>
    public void Convert(DecodedImage image, FaceBox box, Span<float> destination) => Convert(image, FrameOf(box), destination);

    /// <summary>Writes the S x S values of one frame, row by row; only the rows that count are turned into luminance.</summary>
    /// <param name="image">The upright picture, reduced or not; not kept.</param>
    /// <param name="frame">Where the crop lies, in pixels of the file.</param>
    /// <param name="destination">At least <see cref="Length"/> floats; the rest stays as it is.</param>
    /// <exception cref="ArgumentException">The frame has no area or is not finite.</exception>
    public void Convert(DecodedImage image, CropFrame frame, Span<float> destination) =>
        Convert(image.Bitmap, frame.In(image.ScaleX, image.ScaleY), destination);

    /// <summary>Writes the S x S values of one frame of a bitmap, row by row.</summary>
    /// <param name="bitmap">RGBA 8888; not kept.</param>
    /// <param name="frame">Where the crop lies, in pixels of <paramref name="bitmap"/>.</param>
    /// <param name="destination">At least <see cref="Length"/> floats; the rest stays as it is.</param>
    /// <exception cref="ArgumentException">The frame has no area or is not finite.</exception>
    internal void Convert(SKBitmap bitmap, CropFrame frame, Span<float> destination) => Convert(new BitmapRows(bitmap), frame, destination);

    /// <summary>The frame of <see cref="SquareOf"/>.</summary>
    public CropFrame FrameOf(FaceBox box) => CropFrame.Upright(SquareOf(box), Side);

    private void Convert(ILuminanceRows image, CropFrame frame, Span<float> destination)
    {
        if (!frame.IsUsable)
        {
            throw new ArgumentException($"Expected a finite frame with an area, got {frame}.", nameof(frame));
        }

        if (frame.StepY == 0 && frame.StepX > 0)
        {
            Straight(image, frame, destination);
        }
        else
        {
            TurnedSampler.Sample(image, frame, Side, destination);
        }
    }

    private void Straight(ILuminanceRows image, CropFrame frame, Span<float> destination)
    {
        double length = frame.StepX * Side;
        TriangleFilter columns = TriangleFilter.Create(frame.X, length, image.Width, Side);
        TriangleFilter rows = TriangleFilter.Create(frame.Y, length, image.Height, Side);
        (int left, int right) = columns.SourceRange;
        float[] source = ArrayPool<float>.Shared.Rent(right - left);
        float[] mixed = ArrayPool<float>.Shared.Rent(right - left);
        Span<float> row = source.AsSpan(0, right - left);
        Span<float> line = mixed.AsSpan(0, right - left);
        for (int v = 0; v < Side; v++)
        {
            // Down before along: down is a sum of whole rows, and leaves S rows for the other.
            line.Clear();
            ReadOnlySpan<float> weights = rows.WeightsOf(v, out int top);
            for (int j = 0; j < weights.Length; j++)
            {
                image.CopyRow(top + j, left, row);
                TensorPrimitives.MultiplyAdd(row, weights[j], line, line);
            }

            columns.AlongRow(line, destination.Slice(v * Side, Side));
        }

        ArrayPool<float>.Shared.Return(mixed);
        ArrayPool<float>.Shared.Return(source);
    }
}
