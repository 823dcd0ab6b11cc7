using TDGan.Training.Datasets;
using TDGan.Training.Pictures;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>
/// The pictures of one face: LFW, with the larger copies where there are any, the London set and the training split of FER+. The people that LFW
/// keeps for measuring are listed apart.
/// </summary>
/// <param name="data">The data folder.</param>
internal sealed class LandmarkPictures(string data)
{
    /// <summary>Prefix of the names of pictures that nothing is trained on.</summary>
    public const string HeldOutPrefix = "lfw-held-out/";

    private const string Lfw = "lfw";
    private const string FerPlus = "ferplus";
    private const string London = "london";

    /// <summary>Pictures to train on, the large ones first.</summary>
    /// <param name="ferPlus">Pictures of FER+ at most, evenly taken.</param>
    public IReadOnlyList<LandmarkPicture> ForTraining(int ferPlus)
    {
        DatasetItem[] faces = [.. new LfwLoader().List(Path.Combine(data, Lfw)).Items.Where(item => !item.IsRepeat)];
        DatasetItem[] expressions =
            [.. new FerPlusLoader().List(Path.Combine(data, FerPlus)).OfSplit(DatasetSplits.Train).Items.Where(item => !item.IsRepeat)];
        int step = Math.Max(1, expressions.Length / Math.Max(1, ferPlus));
        return
        [
            .. ListLondon(),
            .. faces.OrderByDescending(item => LargeCopy(item.Source) is not null).Select(item => FromLfw($"{Lfw}/", item)),
            .. expressions.Where((_, i) => i % step == 0).Take(ferPlus).Select(item => new LandmarkPicture($"{FerPlus}/{item.Source}", item.Load)),
        ];
    }

    /// <summary>Pictures of the people that nothing is trained on.</summary>
    public IReadOnlyList<LandmarkPicture> HeldOut() =>
    [
        .. new LfwIdentityLoader().List(Path.Combine(data, Lfw)).Items
            .Where(item => string.CompareOrdinal(item.Subject, LfwLoader.FirstHeldOutPerson) >= 0)
            .Select(item => FromLfw(HeldOutPrefix, item)),
    ];

    private IEnumerable<LandmarkPicture> ListLondon() => Directory.EnumerateFiles(Path.Combine(data, London), "*.jpg")
        .Order(StringComparer.Ordinal)
        .Select(file => new LandmarkPicture($"{London}/{Path.GetFileName(file)}", () => PictureFile.Read(file)));

    private LandmarkPicture FromLfw(string prefix, DatasetItem item) => LargeCopy(item.Source) is { } large
        ? new LandmarkPicture($"{prefix}large/{item.Source}", () => PictureFile.Read(large))
        : new LandmarkPicture(prefix + item.Source, item.Load);

    private string? LargeCopy(string source) =>
        Path.Combine(data, Lfw, "large", source) is var file && File.Exists(file) ? file : null;
}
