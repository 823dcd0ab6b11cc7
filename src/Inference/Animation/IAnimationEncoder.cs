namespace TDGan.Inference.Animation;

/// <summary>Writes a row of generated pictures into one file. Thread-safe.</summary>
public interface IAnimationEncoder
{
    /// <summary>Encodes gray pictures and marks the file as generated (<see cref="Images.GeneratedImageMarker"/>).</summary>
    /// <param name="frames">One picture each: <paramref name="width"/> x <paramref name="height"/> values row by row, in [0, 1]; values
    /// outside are clamped. At least one.</param>
    /// <param name="width">Pixels of one picture.</param>
    /// <param name="height">Pixels of one picture.</param>
    /// <param name="format">File format.</param>
    /// <param name="frameDuration">How long each picture is shown, above 0; a GIF rounds it to hundredths of a second.</param>
    /// <param name="quality">WebP quality, 1-100; the others ignore it.</param>
    /// <returns>The file; the same arguments give the same bytes.</returns>
    /// <exception cref="ArgumentException">There is no picture, or one of another size.</exception>
    byte[] Encode(
        IReadOnlyList<ReadOnlyMemory<float>> frames, int width, int height, AnimationFormat format, TimeSpan frameDuration, int quality);
}
