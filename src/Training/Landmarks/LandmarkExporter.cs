using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Export;
using TDGan.Training.Onnx;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>
/// Writes the landmark network as an ONNX graph, <c>image</c> to <c>landmarks</c>, <c>mesh</c> and <c>face_score</c>, and proves that the graph
/// computes the same.
/// </summary>
internal static class LandmarkExporter
{
    private const int Dynamic = -1;
    private const int CheckedCrops = 3;

    /// <summary>The graph of a network, in evaluation mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="calibration">What makes a probability of its logit.</param>
    public static ExportedGraph Export(LandmarkNetwork network, ScoreCalibration calibration)
    {
        network.eval();
        var graph = new OnnxGraph(ModelNames.FaceLandmarks);
        string image = graph.Input(TensorNames.Image, Dynamic, 1, LandmarkCrop.Side, LandmarkCrop.Side);
        (string landmarks, string mesh, string score) = network.Export(graph, image, calibration);
        graph.Output(TensorNames.FaceLandmarks, landmarks, Dynamic, LandmarkNetwork.Outputs);
        graph.Output(TensorNames.FaceMesh, mesh, Dynamic, FaceMeshTopology.Count, FaceMeshTopology.Axes);
        graph.Output(TensorNames.FaceScore, score, Dynamic, 1);
        return GraphFile.Finish(graph);
    }

    /// <summary>Writes a model folder.</summary>
    /// <returns>The version folder.</returns>
    public static string Write(string repository, ExportedGraph graph, ModelDescription description) =>
        ModelFolderWriter.Write(repository, LandmarkCrop.Rule, PixelRule.Default, graph, description);

    /// <summary>Largest absolute difference between the network and its model folder, over three random crops and all outputs.</summary>
    public static async Task<float> LargestDifferenceAsync(
        LandmarkNetwork network, ScoreCalibration calibration, string folder, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        network.eval();
        Tensor image = rand([CheckedCrops, 1, LandmarkCrop.Side, LandmarkCrop.Side]);
        LandmarkOutput expected = network.forward(image);
        Tensor score = ((expected.FaceLogit * calibration.Scale) + calibration.Shift).sigmoid();
        return await ExportParityCheck.CompareAsync(
            folder,
            [(TensorNames.Image, image)],
            [(TensorNames.FaceLandmarks, expected.Landmarks), (TensorNames.FaceMesh, expected.Mesh), (TensorNames.FaceScore, score)],
            cancellationToken);
    }
}
