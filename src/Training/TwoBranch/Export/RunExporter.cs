using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Measures;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using TDGan.Training.Reporting;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>Exports a run: calibrates on the validation split, writes the three model folders, checks parity, measures what was written.</summary>
/// <param name="options">The options of the run.</param>
/// <param name="run">The run.</param>
/// <param name="data">Folder of the data sets.</param>
/// <param name="transferNotes">What was seen of the run's transfers, for the cards, or null.</param>
/// <param name="say">Gets each result.</param>
internal sealed class RunExporter(TrainingOptions options, RunFolder run, string data, string? transferNotes, Action<string> say)
{
    private const int BatchSize = 256;

    private readonly NetworkOptions networks = options.Networks with { Precision = Precision.Full };

    /// <summary>Model folders that are written; the others must be in the repository already, of the same weights.</summary>
    public IReadOnlyList<string> Parts { get; init; } = StartingWeights.AllParts;

    /// <summary>Other runs of the same networks: the mean of all their averaged weights is exported.</summary>
    public IReadOnlyList<RunFolder> AveragedWith { get; init; } = [];

    private bool IsRecogniserAlone => RecogniserGenerator.IsRecogniserAlone(run);

    private ModelCards Cards => new(options, RunName(), run.Start, transferNotes)
    {
        AveragedWith = [.. AveragedWith.Select(other => Path.GetFileName(other.Root))],
    };

    /// <summary>
    /// Writes <c>expression-branch</c>, <c>face-branch</c> and <c>decoder</c>, or those of <see cref="Parts"/>. Of a run that trained its recogniser alone
    /// the face branch is the repository's, and the decoder is the repository's with new codes (<see cref="RecogniserGenerator"/>).
    /// </summary>
    /// <param name="repository">The <c>models</c> folder.</param>
    /// <param name="version">A positive integer.</param>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <exception cref="InvalidOperationException">The run has no trained generator, or an exported graph deviates from its network.</exception>
    public async Task ExportAsync(string repository, string version, CancellationToken cancellationToken)
    {
        using var pictures = new TrainingPictures(options, data);
        using Generator generator = Generator(repository, pictures);
        ExpressionCalibration calibration = Calibrate(generator.ExpressionBranch, pictures.Train, pictures.Validation);
        say($"tau {calibration.Tau:F2}, temperature {calibration.Temperature:F3}");
        var source = new Source(generator, new OnnxExporter(generator, networks), calibration, pictures);
        async Task<string> Folder(string part, Func<Task<string>> write) =>
            IsWritten(part) ? await write() : ModelRepositoryFolder.HighestVersion(Path.Combine(repository, part));
        string Write(ExportedGraph graph, string card) => ModelFolderWriter.Write(repository, networks.ImageSide, graph, Plain(version, card));

        var folders = new ExportedFolders(
            await Folder(ModelNames.ExpressionBranch, () => WriteExpressionBranchAsync(source, repository, version, cancellationToken)),
            await Folder(ModelNames.FaceBranch, () => Task.FromResult(Write(source.Exporter.FaceBranch(), Cards.FaceBranch()))),
            await Folder(ModelNames.Decoder, () => Task.FromResult(WriteDecoder(source, repository, version))),
            networks.ImageSide);
        await CheckParityAsync(generator, calibration, folders, cancellationToken);
    }

    /// <summary>The face branch of a run of the recogniser alone is the repository's.</summary>
    private bool IsWritten(string part) => Parts.Contains(part) && !(part == ModelNames.FaceBranch && IsRecogniserAlone);

    private Generator Generator(string repository, TrainingPictures pictures) => IsRecogniserAlone
        ? RecogniserGenerator.Load(run, options with { Networks = networks }, repository, pictures.Train, say)
        : RunGenerator.Load([run, .. AveragedWith], networks);

    private string WriteDecoder(Source source, string repository, string version)
    {
        ExportedGraph graph = source.Exporter.Decoder();
        CompositionRule? composition = source.Generator.Decoder.Composition;
        if (!IsRecogniserAlone)
        {
            return ModelFolderWriter.Write(repository, networks.ImageSide, graph, Plain(version, Cards.Decoder()) with { Composition = composition });
        }

        var served = ServedDecoder.Read(repository);
        return served.Write(repository, networks.ImageSide, graph, Plain(version, ModelCards.WithNewCodes(served.Card, RunName())), composition);
    }

    private async Task<string> WriteExpressionBranchAsync(Source source, string repository, string version, CancellationToken cancellationToken)
    {
        ExportedGraph expression = source.Exporter.ExpressionBranch(source.Calibration);
        var description = new ModelDescription
        {
            Version = version,
            TrainingRun = RunName(),
            Card = string.Empty,
            Labels = ExpressionLabels.All,
            Temperature = source.Calibration.Temperature,
            Prototypes = PrototypeBuilder.Build(source.Generator.ExpressionBranch, source.Pictures.Train),
        };

        // Written twice: the card and the manifest hold what the exported graph itself reaches.
        string folder = ModelFolderWriter.Write(repository, networks.ImageSide, expression, description);
        EvaluationReport report = await EvaluateAsync(folder, source.Pictures.Validation, cancellationToken);
        string table = EvaluationTable.Format(report);
        say(table);
        return ModelFolderWriter.Write(repository, networks.ImageSide, expression, description with
        {
            Card = Cards.ExpressionBranch(table, source.Calibration),
            Validation = Measures(report),
        });
    }

    private async Task<EvaluationReport> EvaluateAsync(string folder, ExpressionSamples validation, CancellationToken cancellationToken)
    {
        using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
        ExpressionEvaluation evaluation = await new OnnxExpressionEvaluator(model).EvaluateAsync(validation, cancellationToken);
        return EvaluationReport.Create(
            $"{Validated()}, through the exported graph", model.Identity.Sha256, views: 1, evaluation);
    }

    private static ImmutableSortedDictionary<string, double> Measures(EvaluationReport report)
    {
        double Value(string name) => Math.Round(report.Measures.Single(measure => measure.Name == name).Value, 4);
        return new Dictionary<string, double>
        {
            ["accuracy"] = Value("accuracy"),
            ["meanClassRecall"] = Value("mean class recall"),
            ["expectedCalibrationError"] = Value("expected calibration error"),
        }.ToImmutableSortedDictionary();
    }

    private ModelDescription Plain(string version, string card) => new() { Version = version, TrainingRun = RunName(), Card = card };

    /// <summary>The set that measures, as cards name it.</summary>
    private string Validated() => DatasetSource.Parse(options.Data.Expressions, data).Loader is FerPlusLoader
        ? "FER+ validation split, majority of seven"
        : $"{DatasetSource.Parse(options.Data.Expressions, data).Loader.Kind} validation split";

    private string RunName() => $"{Path.GetFileName(run.Root)}-seed{options.Seed}";

    private static ExpressionCalibration Calibrate(ExpressionBranch branch, ExpressionSamples train, ExpressionSamples validation)
    {
        using var gradients = no_grad();
        branch.eval();
        List<float[]> logits = [];
        for (int start = 0; start < validation.Count; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            int count = Math.Min(BatchSize, validation.Count - start);
            float[] values = branch.forward(PixelScale.ToUnit(validation.Pixels.narrow(0, start, count))).Logits.contiguous().data<float>().ToArray();
            logits.AddRange(values.Chunk(ExpressionLabels.Count));
        }

        return CalibrationFitter.Fit(logits, validation.Majority, ClassBalance.Prior(train));
    }

    private async Task CheckParityAsync(
        Generator generator, ExpressionCalibration calibration, ExportedFolders folders, CancellationToken cancellationToken)
    {
        float difference = await ExportParityCheck.LargestDifferenceAsync(generator, calibration, folders, cancellationToken);
        if (difference > ExportParityCheck.Tolerance)
        {
            throw new InvalidOperationException(
                $"The exported graphs deviate from the networks by {difference:G3}; at most {ExportParityCheck.Tolerance:G1} is allowed.");
        }

        say($"parity: the largest difference between network and exported graph is {difference:G2}");
    }

    /// <summary>What is exported, and what it is measured with.</summary>
    private sealed record Source(Generator Generator, OnnxExporter Exporter, ExpressionCalibration Calibration, TrainingPictures Pictures);
}
