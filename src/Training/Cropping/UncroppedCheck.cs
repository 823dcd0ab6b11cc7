using System.Globalization;
using TDGan.Inference.Errors;
using TDGan.Training.Datasets;
using TDGan.Training.Pictures;

namespace TDGan.Training.Cropping;

/// <summary>Looks at some pictures of a set that is to be trained on: faces must fill them, for training takes whole pictures as faces.</summary>
/// <param name="cutter">Finds the faces.</param>
internal sealed class UncroppedCheck(FaceCutter cutter)
{
    private const int Looks = 8;

    // A crop by the service's rule has a share near 1; the faces of lab frames and of snapshots stay below a half.
    private const double LeastShare = 0.65;

    /// <summary>A sentence that says so where most faces do not fill their pictures; else null.</summary>
    /// <param name="source">The set, for the sentence.</param>
    /// <param name="items">Its pictures; those that are files are looked at, spread evenly.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> LookAsync(DatasetSource source, IReadOnlyList<DatasetItem> items, CancellationToken cancellationToken)
    {
        string[] files = [.. items.Select(item => item.File).OfType<string>()];
        int count = Math.Min(Looks, files.Length);
        List<double> shares = [];
        for (int i = 0; i < count; i++)
        {
            if (await ShareAsync(files[(int)((long)i * files.Length / count)], cancellationToken) is { } share)
            {
                shares.Add(share);
            }
        }

        if (shares.Count == 0)
        {
            return null;
        }

        shares.Sort();
        double median = shares[shares.Count / 2];
        return median >= LeastShare ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The pictures of {source.Loader.Kind} are whole frames: a face is {median * 100:F0} % of their shorter side, and training takes pictures as faces. ")
            + $"Cut them first: tdgan datasets crop {source.Loader.Kind} {source.Path} --out FOLDER";
    }

    private async Task<double?> ShareAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await cutter.CutAsync(PictureFile.ReadEncoded(file), cancellationToken))?.Share;
        }
        catch (Exception exception) when (exception is InferenceException or InvalidDataException or IOException)
        {
            // Damaged files are named and counted where the set is read.
            return null;
        }
    }
}
