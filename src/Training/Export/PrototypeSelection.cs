using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Evaluation;
using TDGan.Training.Evaluation.Transfers;
using static TorchSharp.torch;

namespace TDGan.Training.Export;

/// <summary>
/// Prototypes for a trained generator: the mean code of those pictures of a class whose transfers are read as the class and change the face with
/// the fewest edges of their own.
/// </summary>
/// <remarks>
/// The mean over all pictures of a class mixes in what is before the face in some (hands at the mouth in pictures of fear), and the decoder
/// paints it. Readings are taken after shrinking to 32 px and enlarging, so that a texture that fools a reader counts for nothing.
/// </remarks>
/// <param name="generator">The exported generator.</param>
/// <param name="faces">Training faces that try every code, [N, 1, S, S] in [0, 1]; disposed by the caller.</param>
internal sealed class PrototypeSelection(ExportedGenerator generator, Tensor faces)
{
    private const int CandidatesOfClass = 48;
    private const int KeptOfClass = 12;
    private const int LowPassSide = 32;
    private const int Decimals = 5;

    /// <summary>Chooses for every class.</summary>
    /// <param name="samples">Training pictures of expressions.</param>
    /// <param name="current">Kept for a class where nothing better is found.</param>
    /// <param name="chosen">Told each label, the old and the new prototype's trial.</param>
    /// <param name="cancellationToken">Gives up between candidates.</param>
    public async Task<ExpressionPrototypes> ChooseAsync(
        ExpressionSamples samples, ExpressionPrototypes current, Action<string, PrototypeTrial, PrototypeTrial> chosen,
        CancellationToken cancellationToken)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, ExpressionPrototype>(StringComparer.Ordinal);
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            using Tensor codes = await CandidateCodesAsync(samples, expression, cancellationToken);
            List<(PrototypeTrial Trial, Tensor Code)> trials = [];
            for (long i = 0; i < codes.shape[0]; i++)
            {
                Tensor code = codes.narrow(0, i, 1);
                trials.Add((await TryAsync(code, expression, cancellationToken), code));
            }

            using Tensor old = generator.Prototype(expression);
            using Tensor mean = MeanOfClearest(trials);
            PrototypeTrial before = await TryAsync(old, expression, cancellationToken);
            PrototypeTrial after = await TryAsync(mean, expression, cancellationToken);
            bool better = after.IsBetterThan(before);
            string label = ExpressionLabels.Of(expression);
            chosen(label, before, better ? after : before);
            labels.Add(label, better ? ToPrototype(mean, Math.Min(KeptOfClass, trials.Count)) : current.Labels[label]);
        }

        return current with { Labels = labels.ToImmutable() };
    }

    /// <summary>Codes of the pictures with the most votes for the class, as many as are tried.</summary>
    private async Task<Tensor> CandidateCodesAsync(ExpressionSamples samples, Expression expression, CancellationToken cancellationToken)
    {
        using Tensor votes = samples.Targets.select(1, (long)expression).contiguous();
        float[] shares = votes.data<float>().ToArray();
        long[] best = [.. Enumerable.Range(0, samples.Count)
            .Where(i => samples.Majority[i] == (int)expression)
            .OrderByDescending(i => shares[i])
            .Take(CandidatesOfClass)
            .Select(i => (long)i)];
        using Tensor pictures = PixelScale.ToUnit(samples.Pixels.index_select(0, tensor(best)));
        return await generator.ExpressionCodesAsync(pictures, cancellationToken);
    }

    /// <summary>Puts a code on every trial face and reads the result.</summary>
    private async Task<PrototypeTrial> TryAsync(Tensor code, Expression expression, CancellationToken cancellationToken)
    {
        using Tensor repeated = code.expand([faces.shape[0], .. code.shape.Skip(1)]).contiguous();
        using Tensor generated = await generator.GenerateAsync(faces, repeated, cancellationToken);
        using Tensor blurred = PictureResize.Through(generated, LowPassSide, generator.Side);
        using Tensor scores = await generator.ProbabilitiesAsync(blurred, cancellationToken);
        using var scope = NewDisposeScope();
        Tensor change = generated - faces;
        long side = change.shape[3];
        Tensor edges = (change.narrow(3, 1, side - 1) - change.narrow(3, 0, side - 1)).abs().mean()
            + (change.narrow(2, 1, side - 1) - change.narrow(2, 0, side - 1)).abs().mean();
        return new PrototypeTrial(scores.select(1, (long)expression).mean().item<float>(), edges.item<float>());
    }

    /// <summary>The mean of the codes with the fewest edges among the half that is read best.</summary>
    private static Tensor MeanOfClearest(List<(PrototypeTrial Trial, Tensor Code)> trials)
    {
        Tensor[] kept = [.. trials
            .OrderByDescending(trial => trial.Trial.Score)
            .Take(Math.Max(1, trials.Count / 2))
            .OrderBy(trial => trial.Trial.Edges)
            .Take(KeptOfClass)
            .Select(trial => trial.Code)];
        using Tensor all = cat(kept, 0);
        return all.mean([0], keepdim: true);
    }

    private static ExpressionPrototype ToPrototype(Tensor code, int count) =>
        new(count, [.. code.contiguous().data<float>().ToArray().Select(value => MathF.Round(value, Decimals))]);
}
