using System.Globalization;
using TDGan.Training.Compositing;
using TDGan.Training.Data;
using TDGan.Training.Landmarks;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>
/// A picture of how a run is doing: one row a pair with the face, the expression picture, the generated face, and both reconstructions of
/// the consistency loss.
/// </summary>
internal sealed class SampleGrid
{
    private const int Rows = 12;
    private const int NoiseSeed = 0;

    private readonly Generator generator;
    private readonly Tensor faces;
    private readonly Tensor expressions;
    private readonly Tensor? planted;

    /// <param name="faces">Where faces are drawn from, once.</param>
    /// <param name="expressions">Where expression pictures are drawn from, once, each class in turn.</param>
    /// <param name="generator">The averaged generator.</param>
    /// <param name="seed">Seed of the drawing.</param>
    /// <param name="landmarks">Adds a column with the expression planted into the face, or null for none.</param>
    public SampleGrid(FaceSamples faces, ExpressionSamples expressions, Generator generator, int seed, LandmarkReader? landmarks = null)
    {
        this.generator = generator;
        var random = new Random(seed);
        long[] faceIndices = [.. Enumerable.Range(0, Rows).Select(_ => random.NextInt64(faces.Count))];
        long[] expressionIndices = [.. Enumerable.Range(0, Rows).Select(row => Draw(expressions, row, random))];
        this.faces = PixelScale.ToUnit(faces.Pixels.index_select(0, tensor(faceIndices)));
        this.expressions = PixelScale.ToUnit(expressions.Pixels.index_select(0, tensor(expressionIndices)));
        planted = landmarks is null ? null : Plant(new ExpressionPlanter(landmarks));
    }

    /// <summary>Writes <c>step-NNNNNN.png</c>.</summary>
    public void Write(string folder, int step)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var noise = new RandomGenerator(NoiseSeed, get_default_device());
        Tensor generated = Generate(faces, expressions, noise);
        Tensor[] columns = [faces, expressions, .. Planted, generated, Generate(generated, faces, noise), Generate(expressions, generated, noise)];
        Directory.CreateDirectory(folder);
        PictureSheet.WriteGenerated(
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"step-{step:D7}.png")), columns);
    }

    private Tensor[] Planted => planted is null ? [] : [planted];

    private Tensor Plant(ExpressionPlanter planter) => planter.Plant(new PairedBatch(faces, zeros(Rows, int64), expressions, zeros(Rows, 7))).Images;

    private static long Draw(ExpressionSamples expressions, int row, Random random)
    {
        int[] ofClass = [.. Enumerable.Range(0, expressions.Count).Where(i => expressions.Majority[i] == row % 7)];
        return ofClass.Length == 0 ? random.NextInt64(expressions.Count) : ofClass[random.Next(ofClass.Length)];
    }

    private Tensor Generate(Tensor face, Tensor expression, RandomGenerator noise) =>
        generator.forward(new GeneratorInput(face, generator.ExpressionBranch.Encoder.forward(expression), noise));
}
