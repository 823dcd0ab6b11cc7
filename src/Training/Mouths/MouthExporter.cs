using System.Globalization;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Onnx;
using static TorchSharp.torch;

namespace TDGan.Training.Mouths;

/// <summary>Writes the mouth painter of a run as a model folder and proves that the graph computes the same.</summary>
internal static class MouthExporter
{
    private const int Dynamic = -1;
    private const int Checked = 3;

    /// <summary>The graph of a network, in evaluation mode.</summary>
    public static ExportedGraph Export(MouthPainter network)
    {
        network.eval();
        var graph = new OnnxGraph(ModelNames.MouthPainter);
        string mouth = graph.Input(TensorNames.Mouth, Dynamic, MouthPainter.Inputs, MouthHole.Side, MouthHole.Side);
        graph.Output(TensorNames.FilledMouth, network.Export(graph, mouth), Dynamic, 1, MouthHole.Side, MouthHole.Side);
        return GraphFile.Finish(graph);
    }

    /// <summary>Largest absolute difference between the network and its model folder, over random mouths.</summary>
    public static async Task<float> LargestDifferenceAsync(MouthPainter network, string folder, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        network.eval();
        Tensor mouth = rand([Checked, MouthPainter.Inputs, MouthHole.Side, MouthHole.Side]);
        return await ExportParityCheck.CompareAsync(
            folder, [(TensorNames.Mouth, mouth)], [(TensorNames.FilledMouth, network.forward(mouth))], cancellationToken);
    }

    /// <summary>Writes <c>mouth-painter</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="validation">Mouths of people that nothing is trained on.</param>
    /// <param name="repository">The <c>models</c> folder.</param>
    /// <param name="version">A positive integer.</param>
    /// <param name="say">Gets the results.</param>
    /// <param name="cancellationToken">Gives up before the check.</param>
    /// <exception cref="InvalidOperationException">The run has no checkpoint, or the graph deviates from the network.</exception>
    public static async Task ExportAsync(
        RunFolder run, IReadOnlyList<MouthSample> validation, string repository, string version, Action<string> say, CancellationToken cancellationToken)
    {
        string checkpoint = run.LatestCheckpoint ?? throw new InvalidOperationException($"{run.Root}: no checkpoint to export; train first.");
        using var network = new MouthPainter();
        network.load(Path.Combine(checkpoint, MouthTraining.AverageFileName));
        (double filled, double even) = MouthTraining.Measure(network, validation);
        string options = await File.ReadAllTextAsync(run.OptionsFile, cancellationToken);
        string folder = ModelFolderWriter.Write(repository, crop: null, PixelRule.Default, Export(network), new ModelDescription
        {
            Version = version,
            TrainingRun = Path.GetFileName(run.Root),
            Validation = System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty
                .Add("luminance_error", Math.Round(filled, 4)).Add("luminance_error_left_even", Math.Round(even, 4)),
            Card = MouthCard.Format(
                Path.GetFileName(run.Root),
                options,
                PhaseState.Read(checkpoint).StepsDone,
                network.parameters().Sum(parameter => parameter.numel()),
                string.Create(CultureInfo.InvariantCulture, $"{filled:F4} on {validation.Count} mouths, where the even hole is off by {even:F4}")),
        });
        ExportParityCheck.Require(await LargestDifferenceAsync(network, folder, cancellationToken), say);
        say(FormattableString.Invariant($"luminance between the lips off by {filled:F4} on {validation.Count} mouths, left even {even:F4}"));
    }
}
