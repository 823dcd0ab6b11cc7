namespace TDGan.Training.Detection;

/// <summary>A whole photo as the detector's input, as the service makes it: RGB planes in [0, 1], right and bottom filled up with mid gray.</summary>
internal static class PhotoTensor
{
    private const int Multiple = 32;
    private const float Gray = 0.5f;

    /// <summary>[3, Height, Width], row by row.</summary>
    public static (float[] Values, int Width, int Height) Pad(PixelPyramid photo)
    {
        (PixelLevel level, _) = photo.For(1);
        int width = (level.Width + Multiple - 1) / Multiple * Multiple;
        int height = (level.Height + Multiple - 1) / Multiple * Multiple;
        float[] values = new float[PixelLevel.Channels * width * height];
        Array.Fill(values, Gray);
        for (int c = 0; c < PixelLevel.Channels; c++)
        {
            for (int y = 0; y < level.Height; y++)
            {
                for (int x = 0; x < level.Width; x++)
                {
                    values[(((c * height) + y) * width) + x] = level.Bytes[(((y * level.Width) + x) * PixelLevel.Channels) + c] / 255f;
                }
            }
        }

        return (values, width, height);
    }
}
