using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Export;
using TDGan.Training.Onnx;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>
/// Writes the detector as an ONNX graph of dynamic height and width: <c>image</c> to <c>score_s</c>, <c>box_s</c> and <c>landmarks_s</c> for
/// each stride, and proves that the graph computes what the network does.
/// </summary>
internal static class DetectorExporter
{
    private const int Dynamic = -1;
    private const int CheckedWidth = 96;
    private const int CheckedHeight = 64;

    // Two faces that overlap more than this are one.
    private const float MaxOverlap = 0.35f;

    // What the landmark model's second look is offered: its score was calibrated on boxes from here on.
    private const float Proposal = 0.15f;

    /// <summary>How the outputs are read, at a threshold.</summary>
    public static DetectorRule Rule(float minConfidence) =>
        new([.. DetectorNetwork.Strides], minConfidence, MaxOverlap, SceneCanvas.MinFaceSide) { ProposalConfidence = Math.Min(Proposal, minConfidence) };

    /// <summary>The graph of a network, in evaluation mode.</summary>
    public static ExportedGraph Export(DetectorNetwork network)
    {
        network.eval();
        var graph = new OnnxGraph(ModelNames.FaceDetector);
        string[] maps = network.Export(graph, graph.Input(TensorNames.Image, Dynamic, PixelLevel.Channels, Dynamic, Dynamic));
        for (int i = 0; i < maps.Length; i++)
        {
            int stride = DetectorNetwork.Strides[i];
            string score = Slice(graph, maps[i], DetectorChannels.Score, 1);
            graph.Output(TensorNames.Score(stride), graph.Sigmoid(score), Dynamic, 1, Dynamic, Dynamic);
            string box = Slice(graph, maps[i], DetectorChannels.Box, DetectorChannels.BoxLength);
            graph.Output(
                TensorNames.Box(stride),
                graph.BoundedExponential(box, DetectorChannels.MaxLogDistance),
                Dynamic, DetectorChannels.BoxLength, Dynamic, Dynamic);
            string landmarks = Slice(graph, maps[i], DetectorChannels.Landmarks, DetectorChannels.LandmarksLength);
            graph.Output(TensorNames.Landmarks(stride), landmarks, Dynamic, DetectorChannels.LandmarksLength, Dynamic, Dynamic);
        }

        return GraphFile.Finish(graph);
    }

    /// <summary>Writes a model folder.</summary>
    /// <returns>The version folder.</returns>
    public static string Write(string repository, ExportedGraph graph, ModelDescription description) =>
        ModelFolderWriter.Write(repository, crop: null, PixelRule.Default with { Colour = PixelRule.Rgb }, graph, description);

    /// <summary>Largest absolute difference of any output between the network and its model folder, over two random pictures of 96x64 pixels.</summary>
    public static async Task<float> LargestDifferenceAsync(DetectorNetwork network, string folder, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        network.eval();
        Tensor image = rand([2, PixelLevel.Channels, CheckedHeight, CheckedWidth]);
        var expected = new List<(string, Tensor)>();
        foreach ((Tensor map, int stride) in network.forward(image).Zip(DetectorNetwork.Strides))
        {
            expected.Add((TensorNames.Score(stride), map.narrow(1, DetectorChannels.Score, 1).sigmoid()));
            expected.Add((TensorNames.Box(stride), DetectorLoss.Distances(map)));
            expected.Add((TensorNames.Landmarks(stride), map.narrow(1, DetectorChannels.Landmarks, DetectorChannels.LandmarksLength)));
        }

        return await ExportParityCheck.CompareAsync(folder, [(TensorNames.Image, image)], expected, cancellationToken);
    }

    private static string Slice(OnnxGraph graph, string map, int first, int count) => graph.ChannelSlice(map, first, first + count);
}
