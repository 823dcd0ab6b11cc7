using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Export;
using TDGan.Training.Onnx;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>Writes the landmark network as an ONNX graph, <c>image</c> to <c>landmarks</c>, and proves that the graph computes the same.</summary>
internal static class LandmarkExporter
{
    private const int Dynamic = -1;
    private const int CheckedCrops = 3;

    /// <summary>The graph of a network, in evaluation mode.</summary>
    public static ExportedGraph Export(LandmarkNetwork network)
    {
        network.eval();
        var graph = new OnnxGraph(ModelNames.FaceLandmarks);
        string landmarks = network.Export(graph, graph.Input(TensorNames.Image, Dynamic, 1, LandmarkCrop.Side, LandmarkCrop.Side));
        graph.Output(TensorNames.FaceLandmarks, landmarks, Dynamic, LandmarkNetwork.Outputs);
        return GraphFile.Finish(graph);
    }

    /// <summary>Writes a model folder.</summary>
    /// <returns>The version folder.</returns>
    public static string Write(string repository, ExportedGraph graph, ModelDescription description) =>
        ModelFolderWriter.Write(repository, LandmarkCrop.Rule, PixelRule.Default, graph, description);

    /// <summary>Largest absolute difference between the network and its model folder, over three random crops.</summary>
    public static async Task<float> LargestDifferenceAsync(LandmarkNetwork network, string folder, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        network.eval();
        Tensor image = rand([CheckedCrops, 1, LandmarkCrop.Side, LandmarkCrop.Side]);
        return await ExportParityCheck.CompareAsync(
            folder, [(TensorNames.Image, image)], [(TensorNames.FaceLandmarks, network.forward(image))], cancellationToken);
    }
}
