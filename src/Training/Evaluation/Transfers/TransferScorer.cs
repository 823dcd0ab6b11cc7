using TDGan.Inference.Expressions;
using TDGan.Training.Judges;
using TDGan.Training.Measures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>Scores a picture a pair: the judge's reading, identity, realism and sharpness.</summary>
/// <param name="pairs">The pair list.</param>
/// <param name="judge">The expression judge.</param>
/// <param name="gallery">The gallery of people.</param>
/// <param name="realFeatures">The judge's features of real pictures, [M, 96].</param>
/// <param name="realLabels">Their expressions.</param>
/// <param name="seed">Seed of the halvings.</param>
internal sealed class TransferScorer(
    TransferPairs pairs, ExpressionJudge judge, IdentityGallery gallery, Tensor realFeatures, IReadOnlyList<int> realLabels, int seed)
{
    private const double KernelDistanceFloor = 0.01;
    private const double SharpnessFloor = 1e-8;

    private readonly string[] people = [.. Enumerable.Range(0, pairs.Count).Select(pairs.Person)];
    private readonly Tensor faceEmbeddings = gallery.Embed(pairs.DistinctFaces);
    private readonly double[] faceSharpness = ImageSimilarity.Sharpness(pairs.Faces);
    private readonly double[] realWeights = KernelDistance.ClassWeights(realLabels);

    /// <summary>KID of two halves of the real pictures.</summary>
    public double KernelDistanceOfHalves { get; } = KernelDistance.OfHalves(realFeatures, realLabels, seed);

    /// <summary>The row of the main table.</summary>
    /// <param name="name">Name of the row.</param>
    /// <param name="images">A picture a pair, [7 F, 1, S, S].</param>
    public (TransferRow Row, TransferRow PerTarget) Score(string name, Tensor images)
    {
        using var scope = NewDisposeScope();
        (Tensor features, Tensor probabilities) = JudgeCheck.Read(judge, JudgeView.Of(images));
        long[] read = probabilities.argmax(1).data<long>().ToArray();
        double[] right = [.. read.Select((label, pair) => label == TransferPairs.Target(pair) ? 1.0 : 0.0)];
        Tensor embeddings = gallery.Embed(images);
        double[] first = [.. gallery.IsFirst(embeddings, people).Select(found => found ? 1.0 : 0.0)];
        var mean = new ClusterMean(people);
        double ratio = KernelDistance.Between(features, Ones(), realFeatures, realWeights) / (KernelDistanceOfHalves + KernelDistanceFloor);
        double[] sharpness = ImageSimilarity.Sharpness(images);
        return (
            new TransferRow(name,
            [
                mean.Of("expression accuracy", right),
                mean.Of("LFW p045-p058", Only(right, person => !HeldOutFaces.IsOrl(person))),
                mean.Of("ORL", Only(right, HeldOutFaces.IsOrl)),
                mean.Of("identity rank 1", first),
                mean.Of("rank 1, LFW only", Only(first, person => !HeldOutFaces.IsOrl(person))),
                mean.Of("cosine to face minus to others", CosineMargins(embeddings), MeasureKind.Number),
                new MeasuredValue("KID / (KID of halves + .01)", ratio, null, MeasureKind.Number),
                mean.Of(
                    "sharpness / face", [.. sharpness.Select((value, i) => Math.Log((value + SharpnessFloor) / (faceSharpness[i] + SharpnessFloor)))],
                    MeasureKind.Number, Math.Exp),
            ]),
            new TransferRow(name, [.. ExpressionLabels.All.Select((label, target) =>
                mean.Of(label, [.. right.Select((value, pair) => TransferPairs.Target(pair) == target ? value : double.NaN)]))]));
    }

    private double[] Ones() => [.. Enumerable.Repeat(1.0, pairs.Count)];

    private double[] Only(double[] values, Func<string, bool> counts) => [.. values.Select((value, pair) => counts(people[pair]) ? value : double.NaN)];

    /// <summary>Cosine to the face that was put in, minus the mean cosine to the faces of other people.</summary>
    private double[] CosineMargins(Tensor embeddings)
    {
        float[] cosines = embeddings.matmul(faceEmbeddings.t()).contiguous().data<float>().ToArray();
        int faces = pairs.FaceCount;
        return [.. Enumerable.Range(0, pairs.Count).Select(pair =>
        {
            int own = pair / ExpressionLabels.Count;
            double others = Enumerable.Range(0, faces).Where(face => pairs.People[face] != people[pair]).Average(face => cosines[(pair * faces) + face]);
            return cosines[(pair * faces) + own] - others;
        })];
    }
}
