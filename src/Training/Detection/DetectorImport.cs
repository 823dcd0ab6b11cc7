using System.Runtime.InteropServices;
using Onnx;
using TDGan.Inference.Manifest;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>
/// Makes a run of an exported detector, for others to start from. The export has no norms, so their statistics are measured again on training
/// pictures; the network then computes what the graph does, which is proved.
/// </summary>
/// <param name="folder">Version folder of the detector.</param>
/// <param name="say">Gets the difference.</param>
internal sealed class DetectorImport(string folder, Action<string> say)
{
    private const int SettlingPictures = 48;
    private const int Phase = 1;

    /// <summary>Writes a checkpoint of no steps.</summary>
    /// <param name="run">Gets it.</param>
    /// <param name="deck">What the pictures show that settle the norms.</param>
    /// <param name="cancellationToken">Gives up the proof.</param>
    /// <exception cref="InvalidDataException">The graph is not that of such a detector.</exception>
    /// <exception cref="InvalidOperationException">The network deviates from the graph.</exception>
    public async Task WriteAsync(RunFolder run, SceneDeck deck, CancellationToken cancellationToken)
    {
        using DetectorNetwork network = Read(Path.Combine(folder, ModelFolder.ModelFileName));
        Settle(network, deck);
        ExportParityCheck.Require(await DetectorExporter.LargestDifferenceAsync(network, folder, cancellationToken), say);
        run.WriteCheckpoint(Phase, step: 0, checkpoint =>
        {
            network.save(Path.Combine(checkpoint, DetectorTraining.AverageFileName));
            new PhaseState { Phase = DetectorTraining.Phase }.Write(checkpoint);
        });
    }

    /// <summary>A network that computes, but for its unsettled norms, what a graph does.</summary>
    private static DetectorNetwork Read(string file)
    {
        var network = new DetectorNetwork();
        using var scope = NewDisposeScope();
        GraphProto graph = ModelProto.Parser.ParseFrom(File.ReadAllBytes(file)).Graph;
        Dictionary<string, TensorProto> values = graph.Initializer.ToDictionary(initializer => initializer.Name);
        Tensor Value(string name) => tensor(MemoryMarshal.Cast<byte, float>(values[name].RawData.Span).ToArray(), [.. values[name].Dims]);
        network.Adopt([.. graph.Node.Where(node => node.OpType == "Conv").Select(node => (Value(node.Input[1]), Value(node.Input[2])))]);
        network.eval();
        return network;
    }

    private static void Settle(DetectorNetwork network, SceneDeck deck)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var options = new DetectorOptions { BatchSize = SettlingPictures };
        network.forward(DetectorTraining.Pictures(new DetectorBatchComposer(deck, options).Compose(step: 0), options));
    }
}
