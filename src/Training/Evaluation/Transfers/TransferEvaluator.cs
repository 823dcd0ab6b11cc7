using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Judges;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>Measures the transfers of exported models with every baseline, on a fixed list of pairs.</summary>
/// <param name="generator">The models.</param>
/// <param name="judges">The trained judges.</param>
/// <param name="data">Folder of the data sets.</param>
/// <param name="settings">How many faces, and the seed.</param>
/// <param name="say">Gets a line after each part.</param>
internal sealed class TransferEvaluator(ExportedGenerator generator, JudgeFolder judges, string data, TransferSettings settings, Action<string> say)
{
    /// <summary>Runs every measure.</summary>
    public async Task<TransferReport> EvaluateAsync(CancellationToken cancellationToken)
    {
        using ExpressionSamples validation = FerPlusDataset.Load(Path.Combine(data, "ferplus"), "valid", generator.Side, requireMajority: true);
        using ExpressionJudge judge = judges.LoadExpression();
        using IdentityTrainingNetwork identity = judges.LoadIdentity(new JudgeData(data).CountTrainingPeople());
        HeldOutFaces faces = HeldOutFaces.Draw(data, settings.PicturesOfPerson, settings.Seed);
        var sources = ExpressionSources.Divide(validation, judge, settings.Seed);
        TransferPairs pairs = Pair(faces, sources, validation);
        var gallery = new IdentityGallery(identity.Embedding, Load(faces.Gallery), [.. faces.Gallery.Select(file => file.Label!)]);
        say($"{pairs.Count} pairs of {pairs.FaceCount} faces, gallery of {gallery.Count} people");

        using Tensor real = PixelScale.ToUnit(validation.Pixels.index_select(0, tensor(sources.References.Select(i => (long)i).ToArray())));
        (Tensor realFeatures, _) = JudgeCheck.Read(judge, JudgeView.Of(real));
        var scorer = new TransferScorer(
            pairs, judge, gallery, realFeatures, [.. sources.References.Select(i => validation.Majority[i])], settings.Seed);
        using Tensor byPicture = await GenerateAsync(pairs, byLabel: false, cancellationToken);
        TransferSection[] main = await ScoreAsync(pairs, scorer, byPicture, cancellationToken);
        say("scored; reconstruction, leaks and interpolation follow");
        return new TransferReport
        {
            Version = generator.Decoder.Version,
            DecoderDigest = generator.Decoder.Sha256,
            Seed = settings.Seed,
            Pairs = pairs.Count,
            Sections =
            [
                JudgeSection(judge, validation, scorer),
                .. main,
                await ReconstructionMeasure.MeasureAsync(generator, pairs, byPicture, settings.ReconstructEvery, cancellationToken),
                await MeasureLeaksAsync(validation, cancellationToken),
                await MeasureStripsAsync(pairs, judge, gallery, cancellationToken),
            ],
        };
    }

    private async Task<TransferSection[]> ScoreAsync(TransferPairs pairs, TransferScorer scorer, Tensor byPicture, CancellationToken cancellationToken)
    {
        using Tensor byLabel = await GenerateAsync(pairs, byLabel: true, cancellationToken);
        using Tensor blend = (pairs.Faces + pairs.ExpressionPictures) / 2;
        (TransferRow Row, TransferRow PerTarget)[] rows =
        [
            scorer.Score("copy of the face", pairs.Faces),
            scorer.Score("copy of the expression picture", pairs.ExpressionPictures),
            scorer.Score("50/50 blend", blend),
            scorer.Score("these models, by label", byLabel),
            scorer.Score("these models, by picture", byPicture),
        ];
        return
        [
            new TransferSection(
                "Transfer",
                "Every picture is shrunk to 32 px and enlarged before the judge reads it. Rank 1: nearest of one other picture of each person in the gallery. KID on the judge's features against FER+ valid pictures that are no expression pictures, every expression weighted alike. Sharpness: geometric mean of the ratio of variances of the Laplacian.",
                [.. rows.Select(row => row.Row)]),
            new TransferSection("Read as the target, by target", "Share of pictures that the judge reads as the target.", [.. rows.Select(row => row.PerTarget)]),
        ];
    }

    private static TransferSection JudgeSection(ExpressionJudge judge, ExpressionSamples validation, TransferScorer scorer)
    {
        ConfusionMatrix small = JudgeCheck.Evaluate(judge, validation, new PictureChange("as the judge sees it", JudgeView.Of));
        return new TransferSection(
            "The judge on real pictures",
            "FER+ valid, majority of seven, shrunk to 32 px and enlarged; then its recall a class. The identity embedding's own rank 1 on real pictures is the row 'copy of the face' below.",
            [
                new TransferRow("expression judge",
                [
                    new MeasuredValue("accuracy", small.Accuracy),
                    new MeasuredValue("mean class recall", small.MeanClassRecall),
                    .. ExpressionLabels.All.Select((label, i) => new MeasuredValue(label, small.Recall(i))),
                    new MeasuredValue("KID of halves", scorer.KernelDistanceOfHalves, null, MeasureKind.Number),
                ]),
            ]);
    }

    private TransferPairs Pair(HeldOutFaces faces, ExpressionSources sources, ExpressionSamples validation)
    {
        long[] pictures = [.. Enumerable.Range(0, faces.Queries.Count * ExpressionLabels.Count).Select(pair => (long)sources.PictureOf(pair))];
        return new TransferPairs(
            Load(faces.Queries),
            [.. faces.Queries.Select(file => file.Label!)],
            PixelScale.ToUnit(validation.Pixels.index_select(0, tensor(pictures))));
    }

    private Tensor Load(IReadOnlyList<LabelledFile> files)
    {
        using FaceSamples samples = FaceSamples.Load(files, generator.Side);
        return PixelScale.ToUnit(samples.Pixels);
    }

    private async Task<Tensor> GenerateAsync(TransferPairs pairs, bool byLabel, CancellationToken cancellationToken)
    {
        using Tensor codes = byLabel
            ? cat([.. Enum.GetValues<Expression>().Select(generator.Prototype)]).repeat(pairs.FaceCount, 1, 1, 1)
            : await generator.ExpressionCodesAsync(pairs.ExpressionPictures, cancellationToken);
        return await generator.GenerateAsync(pairs.Faces, codes, cancellationToken);
    }

    private async Task<TransferSection> MeasureLeaksAsync(ExpressionSamples validation, CancellationToken cancellationToken)
    {
        using FaceSamples people = FaceSamples.Load(HeldOutFaces.AllOfLfw(data), generator.Side);
        return await LeakMeasure.MeasureAsync(generator, people, validation, cancellationToken);
    }

    private Task<TransferSection> MeasureStripsAsync(
        TransferPairs pairs, ExpressionJudge judge, IdentityGallery gallery, CancellationToken cancellationToken)
    {
        int[] first = [.. pairs.People.Select((person, i) => (person, i)).Where(face => !HeldOutFaces.IsOrl(face.person))
            .GroupBy(face => face.person, face => face.i).Select(person => person.First())];
        Tensor faces = pairs.DistinctFaces.index_select(0, tensor(first.Select(i => (long)i).ToArray()));
        return new InterpolationMeasure(generator, judge, gallery).MeasureAsync(faces, [.. first.Select(i => pairs.People[i])], cancellationToken);
    }
}
