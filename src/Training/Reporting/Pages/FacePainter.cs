using System.Globalization;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Training.Evaluation.Transfers;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting.Pages;

/// <summary>Makes the faces of a page: means of several held-out people with every prototype, and strips between expressions and between faces.</summary>
/// <param name="generator">The exported models.</param>
internal sealed class FacePainter(ExportedGenerator generator)
{
    private const int Rows = 4;
    private const int StripPictures = 9;
    private const int Quality = 100;
    private const int Seed = 1;

    /// <summary>Generates every picture.</summary>
    /// <param name="data">Folder of the data sets.</param>
    /// <param name="cancellationToken">Gives up between batches.</param>
    public async Task<GeneratedFaces> PaintAsync(string data, CancellationToken cancellationToken)
    {
        using Tensor faces = AveragedFaces.OfHeldOutPeople(data, Rows, generator.Side, Seed);
        IReadOnlyList<Tensor> columns = await new ExpressionShowcase(generator).GenerateAsync(faces, cancellationToken);
        List<(string, IReadOnlyList<byte[]>)> strips = [];
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            strips.Add((ExpressionLabels.Of(expression), await ExpressionStripAsync(faces.narrow(0, 0, 1), expression, cancellationToken)));
        }

        strips.Add(("face 1 to face 2, happiness", await FaceStripAsync(faces, Expression.Happiness, cancellationToken)));
        return new GeneratedFaces(
            ["own expression", .. ExpressionLabels.All],
            [.. Enumerable.Range(0, Rows).Select(row => ($"face of nobody {row + 1}", (IReadOnlyList<byte[]>)[.. columns.Select(column => Png(column[row]))]))],
            [.. Enumerable.Range(0, StripPictures).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i / (StripPictures - 1.0):0.###}"))],
            strips);
    }

    private static Tensor Alphas() => linspace(0, 1, StripPictures).view(StripPictures, 1, 1, 1);

    private static byte[] Png(Tensor picture)
    {
        using Tensor values = picture.contiguous();
        int side = (int)values.shape[^1];
        return TensorImageEncoder.Encode(values.data<float>().ToArray(), side, side, GeneratedImageFormat.Png, Quality);
    }

    private static IReadOnlyList<byte[]> Pngs(Tensor pictures) => [.. Enumerable.Range(0, (int)pictures.shape[0]).Select(i => Png(pictures[i]))];

    private async Task<IReadOnlyList<byte[]>> ExpressionStripAsync(Tensor face, Expression target, CancellationToken cancellationToken)
    {
        using Tensor own = await generator.ExpressionCodesAsync(face, cancellationToken);
        using Tensor prototype = generator.Prototype(target);
        using Tensor codes = own + (Alphas() * (prototype - own));
        using Tensor repeated = face.repeat(StripPictures, 1, 1, 1);
        return Pngs(await generator.GenerateAsync(repeated, codes, cancellationToken));
    }

    private async Task<IReadOnlyList<byte[]>> FaceStripAsync(Tensor faces, Expression expression, CancellationToken cancellationToken)
    {
        using Tensor blends = faces[0] + (Alphas() * (faces[1] - faces[0]));
        using Tensor prototype = generator.Prototype(expression);
        using Tensor codes = prototype.repeat(StripPictures, 1, 1, 1);
        return Pngs(await generator.GenerateAsync(blends, codes, cancellationToken));
    }
}
