using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Evaluation;
using TDGan.Training.Networks;
using TDGan.Training.Reporting;
using TDGan.Training.Training;
using static TorchSharp.torch;

namespace TDGan.Training.Export;

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

    /// <summary>Writes <c>expression-branch</c>, <c>face-branch</c> and <c>decoder</c>.</summary>
    /// <param name="repository">The <c>models</c> folder.</param>
    /// <param name="version">A positive integer.</param>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <exception cref="InvalidOperationException">The run has no trained generator, or an exported graph deviates from its network.</exception>
    public async Task ExportAsync(string repository, string version, CancellationToken cancellationToken)
    {
        using Generator generator = LoadGenerator();
        using var pictures = new TrainingPictures(options, data);
        (ExpressionSamples train, ExpressionSamples validation) = (pictures.Train, pictures.Validation);
        ExpressionCalibration calibration = Calibrate(generator.ExpressionBranch, train, validation);
        say($"tau {calibration.Tau:F2}, temperature {calibration.Temperature:F3}");

        var exporter = new OnnxExporter(generator, networks);
        ExportedGraph expression = exporter.ExpressionBranch(calibration);
        ExpressionPrototypes prototypes = PrototypeBuilder.Build(generator.ExpressionBranch, train);
        var description = new ModelDescription
        {
            Version = version,
            TrainingRun = RunName(),
            Card = string.Empty,
            Labels = ExpressionLabels.All,
            Temperature = calibration.Temperature,
            Prototypes = prototypes,
        };

        // Written twice: the card and the manifest hold what the exported graph itself reaches.
        string folder = ModelFolderWriter.Write(repository, networks.ImageSide, expression, description);
        EvaluationReport report = await EvaluateAsync(folder, validation, cancellationToken);
        string table = EvaluationTable.Format(report);
        var card = new ModelCards(options, RunName(), transferNotes);
        folder = ModelFolderWriter.Write(repository, networks.ImageSide, expression, description with
        {
            Card = card.ExpressionBranch(table, calibration),
            Validation = Measures(report),
        });
        var folders = new ExportedFolders(
            folder,
            ModelFolderWriter.Write(repository, networks.ImageSide, exporter.FaceBranch(), Plain(version, card.FaceBranch())),
            ModelFolderWriter.Write(repository, networks.ImageSide, exporter.Decoder(), Plain(version, card.Decoder())),
            networks.ImageSide);
        await CheckParityAsync(generator, calibration, folders, cancellationToken);
        say(table);
    }

    private static async Task<EvaluationReport> EvaluateAsync(string folder, ExpressionSamples validation, CancellationToken cancellationToken)
    {
        using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
        ExpressionEvaluation evaluation = await new OnnxExpressionEvaluator(model).EvaluateAsync(validation, cancellationToken);
        return EvaluationReport.Create(
            "FER+ validation split, majority of seven, through the exported graph", model.Identity.Sha256, flipAveraging: false, evaluation);
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

    private string RunName() => $"{Path.GetFileName(run.Root)}-seed{options.Seed}";

    private Generator LoadGenerator()
    {
        string? checkpoint = run.LatestCheckpoint;
        if (checkpoint is null || PhaseState.Read(checkpoint).Phase != AdversarialPhase.Name)
        {
            throw new InvalidOperationException($"{run.Root}: no checkpoint of the whole network to export; train it first.");
        }

        Generator generator = NetworkFactory.Generator(networks);
        generator.load(TDGanNetworks.AverageFile(checkpoint));
        generator.eval();
        return generator;
    }

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
}
