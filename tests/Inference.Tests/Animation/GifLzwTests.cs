using TDGan.Inference.Animation;
using Xunit;

namespace TDGan.Inference.Tests.Animation;

public sealed class GifLzwTests
{
    public static TheoryData<int> Lengths() => [1, 2, 254, 255, 256, 257, 300, 768, 769, 3838, 3839, 3840, 3841, 20_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Compress_Noise_IsReadBackByAPlainReader(int length)
    {
        byte[] pixels = new byte[length];
        new Random(length).NextBytes(pixels);
        Assert.Equal(pixels, Expand(GifLzw.Compress(pixels)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Compress_OneColour_IsReadBackAndSmall(int length)
    {
        byte[] pixels = Enumerable.Repeat((byte)7, length).ToArray();
        byte[] file = GifLzw.Compress(pixels);
        Assert.Equal(pixels, Expand(file));
        Assert.True(file.Length < 16 + (length / 8), $"{file.Length} bytes for {length} equal pixels");
    }

    /// <summary>A reader by the words of the specification, with lists of bytes for entries.</summary>
    private static List<byte> Expand(byte[] data)
    {
        var pixels = new List<byte>();
        var table = new List<byte[]>();
        byte[]? previous = null;
        (int at, int width) = (0, 9);
        while (true)
        {
            int code = Enumerable.Range(0, width).Sum(bit => ((data[(at + bit) / 8] >> ((at + bit) % 8)) & 1) << bit);
            at += width;
            if (code == 257)
            {
                Assert.InRange((data.Length * 8) - at, 0, 7);
                return pixels;
            }

            if (code == 256)
            {
                table = [.. Enumerable.Range(0, 258).Select(value => new[] { (byte)value })];
                (previous, width) = (null, 9);
                continue;
            }

            byte[] entry = code < table.Count ? table[code] : [.. previous!, previous![0]];
            pixels.AddRange(entry);
            if (previous is not null && table.Count < 4096)
            {
                table.Add([.. previous, entry[0]]);
            }

            width = table.Count == 1 << width && width < 12 ? width + 1 : width;
            previous = entry;
        }
    }
}
