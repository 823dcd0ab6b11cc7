using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Pictures;
using TDGan.Training.Plots;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting.Pages;

/// <summary>Maps both codes, coloured by expression (FER+ valid) and by identity (LFW's held-out people).</summary>
/// <param name="generator">The exported models.</param>
/// <param name="data">Folder of the data sets.</param>
internal sealed class CodeMapMaker(ExportedGenerator generator, string data)
{
    private const int PicturesOfExpression = 50;
    private const int PicturesOfPerson = 20;
    private const int Seed = 1;

    /// <summary>The four maps.</summary>
    public async Task<IReadOnlyList<CodeMap>> MakeAsync(CancellationToken cancellationToken)
    {
        using ExpressionSamples samples = FerPlusDataset.Load(Path.Combine(data, "ferplus"), "valid", generator.Side, requireMajority: true);
        int[] chosen = [.. Enumerable.Range(0, ExpressionLabels.Count).SelectMany(
            label => Enumerable.Range(0, samples.Count).Where(i => samples.Majority[i] == label).Take(PicturesOfExpression))];
        using Tensor expressions = PixelScale.ToUnit(samples.Pixels.index_select(0, tensor(chosen.Select(i => (long)i).ToArray())));
        string[] labels = [.. chosen.Select(i => ExpressionLabels.All[samples.Majority[i]])];

        LabelledFile[] files = [.. HeldOutFaces.AllOfLfw(data).GroupBy(file => file.Label).SelectMany(person => person.Take(PicturesOfPerson))];
        using FaceSamples people = FaceSamples.Load(files, generator.Side);
        using Tensor faces = PixelScale.ToUnit(people.Pixels);
        string[] names = [.. files.Select(file => file.Label!)];
        return
        [
            Map("d_e, FER+ valid, by expression", await generator.ExpressionCodesAsync(expressions, cancellationToken), labels),
            Map("d_f, FER+ valid, by expression", await generator.FaceCodesAsync(expressions, cancellationToken), labels),
            Map("d_e, held-out people of LFW, by identity", await generator.ExpressionCodesAsync(faces, cancellationToken), names),
            Map("d_f, held-out people of LFW, by identity", await generator.FaceCodesAsync(faces, cancellationToken), names),
        ];
    }

    private static CodeMap Map(string title, Tensor codes, string[] names)
    {
        using Tensor pooled = codes.mean([2, 3]);
        codes.Dispose();
        using Tensor places = NeighbourMap.Place(pooled, Seed);
        float[] values = places.data<float>().ToArray();
        PlotSeries[] series = [.. names.Select((name, i) => (name, i)).GroupBy(point => point.name)
            .Select(group => new PlotSeries(group.Key, [.. group.Select(point => ((double)values[2 * point.i], (double)values[(2 * point.i) + 1]))]))];
        return new CodeMap(title, series);
    }
}
