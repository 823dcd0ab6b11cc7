using TDGan.Inference.Images;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting;

/// <summary>Many small gray pictures in one PNG, marked as generated.</summary>
internal static class PictureSheet
{
    private const int Gap = 2;
    private const int Quality = 100;
    private static readonly TensorImageEncoder Encoder = new();

    /// <summary>Writes a sheet.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="columns">One [N, 1, S, S] tensor in [0, 1] a column, all of one shape; row r shows picture r of each.</param>
    public static void Write(string path, IReadOnlyList<Tensor> columns)
    {
        using var scope = NewDisposeScope();
        Tensor padded = nn.functional.pad(cat([.. columns.Select(column => column.unsqueeze(1))], 1), [0, Gap, 0, Gap], value: 1);
        (long rows, long count, long side) = (padded.shape[0], padded.shape[1], padded.shape[4]);
        Tensor sheet = padded.view(rows, count, side, side).permute(0, 2, 1, 3).contiguous().view(rows * side, count * side);
        float[] values = sheet.to(float32).data<float>().ToArray();
        File.WriteAllBytes(path, Encoder.Encode(values, (int)(count * side), (int)(rows * side), GeneratedImageFormat.Png, Quality));
    }
}
