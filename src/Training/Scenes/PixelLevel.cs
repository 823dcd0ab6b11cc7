namespace TDGan.Training.Scenes;

/// <summary>RGB bytes, row by row.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bytes">Width x Height x 3.</param>
internal sealed record PixelLevel(int Width, int Height, byte[] Bytes)
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    /// <summary>Half the size, each pixel the mean of four; an odd last row or column is left out.</summary>
    public PixelLevel Halve()
    {
        (int width, int height) = (Width / 2, Height / 2);
        byte[] half = new byte[width * height * Channels];
        int stride = Width * Channels;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int from = (2 * y * stride) + (2 * x * Channels);
                int to = ((y * width) + x) * Channels;
                for (int c = 0; c < Channels; c++, from++)
                {
                    half[to + c] = (byte)((Bytes[from] + Bytes[from + Channels] + Bytes[from + stride] + Bytes[from + stride + Channels] + 2) / 4);
                }
            }
        }

        return new PixelLevel(width, height, half);
    }
}
