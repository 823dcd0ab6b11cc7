using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Transfer;
using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting;

/// <summary>
/// A sheet for documents: faces of nobody, each the mean of many people's pictures, as the decoder gives them back with their own expression and
/// with the seven prototypes.
/// </summary>
internal sealed class ExpressionShowcase(OnnxModel expressionBranch, OnnxModel faceBranch, OnnxModel decoder)
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
    public async Task WriteAsync(string path, Tensor faces, CancellationToken cancellationToken)
    {
        NamedTensor face = ToNamed(TensorNames.Image, faces);
        var read = await expressionBranch.RunAsync([face], cancellationToken);
        List<Tensor> columns = [await DecodeAsync(face, read[TensorNames.ExpressionCode], cancellationToken)];
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            columns.Add(await DecodeAsync(face, Repeat(expression, face.Shape[0]), cancellationToken));
        }

        PictureSheet.WriteGenerated(path, columns);
    }

    private static NamedTensor ToNamed(string name, Tensor value) =>
        new(name, [.. value.shape.Select(length => (int)length)], value.contiguous().data<float>().ToArray());

    private async Task<Tensor> DecodeAsync(NamedTensor face, NamedTensor expressionCode, CancellationToken cancellationToken)
    {
        var encoded = await faceBranch.RunAsync([face], cancellationToken);
        ImmutableArray<NamedTensor> inputs = [.. decoder.Manifest.Inputs.Select(input => input.Name switch
        {
            TensorNames.FaceCode => encoded[TensorNames.FaceCode],
            TensorNames.ExpressionCode => expressionCode,
            TensorNames.Face => face with { Name = TensorNames.Face },
            _ => Noise(input, face.Shape[0]),
        })];
        NamedTensor picture = (await decoder.RunAsync(inputs, cancellationToken))[TensorNames.Image];
        return tensor(picture.Data.ToArray(), [.. picture.Shape.Select(length => (long)length)]);
    }

    private static NamedTensor Noise(TensorSpec input, int batch)
    {
        ImmutableArray<int> shape = input.Shape.SetItem(0, batch);
        float[] values = new float[shape.Aggregate(1, (product, length) => product * length)];
        NoiseGenerator.Fill(0, values);
        return new NamedTensor(input.Name, shape, values);
    }

    private NamedTensor Repeat(Expression expression, int batch)
    {
        ExpressionPrototypes prototypes = expressionBranch.Prototypes!;
        float[] one = prototypes.Of(expression).ToArray();
        return new NamedTensor(
            TensorNames.ExpressionCode, [batch, .. prototypes.Shape], Enumerable.Repeat(one, batch).SelectMany(values => values).ToArray());
    }
}
