using System.Buffers.Binary;

namespace TDGan.Training.Pictures;

/// <summary>An idx file of gray pictures: magic 0x00000803, count, height, width (big-endian), then bytes row by row.</summary>
/// <param name="Count">Pictures.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Bytes">Count x Height x Width bytes.</param>
internal sealed record IdxImages(int Count, int Height, int Width, byte[] Bytes)
{
    private const uint ImageMagic = 0x803;
    private const int HeaderLength = 16;

    /// <summary>The pixels of one picture.</summary>
    public ReadOnlyMemory<byte> Image(int index) => Bytes.AsMemory(index * Height * Width, Height * Width);

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">Wrong magic or length; the message names the file, the expected and the actual value.</exception>
    public static IdxImages Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(file) != ImageMagic)
        {
            throw new InvalidDataException($"{path}: not an idx file of pictures (magic 0x803 expected).");
        }

        int count = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4));
        int height = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(8));
        int width = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(12));
        long expected = HeaderLength + ((long)count * height * width);
        return expected == file.Length
            ? new IdxImages(count, height, width, file[HeaderLength..])
            : throw new InvalidDataException($"{path}: {expected} bytes expected for {count} pictures of {width}x{height}, {file.Length} found.");
    }
}
