using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting;

/// <summary>
/// A sheet for documents: faces of nobody, each the mean of many people's pictures, as the decoder gives them back with their own expression and
/// with the seven prototypes.
/// </summary>
internal sealed class ExpressionShowcase(ExportedGenerator generator)
{
    /// <summary>Means over groups of people: group g holds every g-th person, one picture each.</summary>
    /// <param name="files">Faces with identity labels.</param>
    /// <param name="groups">Number of means.</param>
    /// <param name="side">S.</param>
    /// <returns>[groups, 1, S, S].</returns>
    public static Tensor MeanFaces(IReadOnlyList<LabelledFile> files, int groups, int side)
    {
        LabelledFile[] people = [.. files.Where(file => file.Label is not null).GroupBy(file => file.Label).Select(person => person.First())];
        return stack([.. Enumerable.Range(0, groups).Select(group =>
        {
            using FaceSamples members = FaceSamples.Load([.. people.Where((_, i) => i % groups == group)], side);
            return PixelScale.ToUnit(members.Pixels).mean([0]);
        })]);
    }

    /// <summary>Writes the sheet: a row a face; its own expression, then surprise to neutral.</summary>
    public async Task WriteAsync(string path, Tensor faces, CancellationToken cancellationToken) =>
        PictureSheet.WriteGenerated(path, await GenerateAsync(faces, cancellationToken));

    /// <summary>The columns of the sheet: the face with its own code, then with each prototype; each [N, 1, S, S].</summary>
    public async Task<IReadOnlyList<Tensor>> GenerateAsync(Tensor faces, CancellationToken cancellationToken)
    {
        using Tensor own = await generator.ExpressionCodesAsync(faces, cancellationToken);
        List<Tensor> columns = [await generator.GenerateAsync(faces, own, cancellationToken)];
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            using Tensor prototype = generator.Prototype(expression);
            using Tensor codes = prototype.repeat(faces.shape[0], 1, 1, 1);
            columns.Add(await generator.GenerateAsync(faces, codes, cancellationToken));
        }

        return columns;
    }
}
