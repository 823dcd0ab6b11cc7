using System.Globalization;
using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>Writes a folder that <see cref="SoftLabelLoader"/> reads: gray PNG files and their table. Not thread-safe.</summary>
internal sealed class SoftLabelWriter : IDisposable
{
    private const int LosslessQuality = 100;

    private readonly string _folder;
    private readonly StreamWriter _table;

    /// <param name="folder">Made where it is missing; a table in it is replaced.</param>
    public SoftLabelWriter(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _table = new StreamWriter(Path.Combine(folder, SoftLabelLoader.TableFile));
        _table.WriteLine(string.Join(',', ExpressionLabels.All.Prepend(SoftLabelLoader.PathColumn)));
    }

    /// <summary>Pictures so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a face.</summary>
    /// <param name="crop">The face as data sets frame it.</param>
    /// <param name="shares">Seven shares that sum to 1, in the order of <see cref="ExpressionLabels.All"/>.</param>
    public void Add(LuminanceImage crop, IReadOnlyList<float> shares)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Count++:D6}.png");
        File.WriteAllBytes(Path.Combine(_folder, name), GrayPicture.Encode(crop.Values, crop.Width, crop.Height, SKEncodedImageFormat.Png, LosslessQuality));
        _table.WriteLine(string.Join(',', shares.Select(share => share.ToString("G6", CultureInfo.InvariantCulture)).Prepend(name)));
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
