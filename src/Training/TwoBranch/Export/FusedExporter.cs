using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Export;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>Writes the fused generator beside a model repository and checks that it gives the pictures that the three parts give.</summary>
internal static class FusedExporter
{
    private const int Pictures = 3;
    private const int Seed = 11;

    /// <summary>Writes <c>generator/&lt;version&gt;</c>.</summary>
    /// <param name="repository">The model repository with the three parts.</param>
    /// <param name="output">Another folder: the repository's root holds only served models.</param>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <returns>The version folder and the largest difference to the parts.</returns>
    /// <exception cref="InvalidOperationException">The pictures deviate.</exception>
    public static async Task<(string Folder, float Difference)> WriteAsync(string repository, string output, CancellationToken cancellationToken)
    {
        ModelManifest decoder = ModelFolder.Open(ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.Decoder))).Manifest;
        ExportedGraph graph = GraphFusion.Fuse(repository);
        int side = graph.Inputs[0].Shape[^1];
        string folder = ModelFolderWriter.Write(output, side, graph, new ModelDescription
        {
            Version = decoder.Version,
            TrainingRun = decoder.TrainingRun,
            Card = "# generator\n\nThe parts expression-branch, face-branch and decoder as one graph; their cards hold what is to be known of it.\n",
        });
        float difference = await LargestDifferenceAsync(repository, folder, side, cancellationToken);
        return difference <= ExportParityCheck.Tolerance
            ? (folder, difference)
            : throw new InvalidOperationException($"The fused graph deviates from its parts by {difference:G3}; at most {ExportParityCheck.Tolerance:G1} is allowed.");
    }

    private static async Task<float> LargestDifferenceAsync(string repository, string folder, int side, CancellationToken cancellationToken)
    {
        random.manual_seed(Seed);
        using Tensor faces = rand(Pictures, 1, side, side);
        using Tensor expressions = rand(Pictures, 1, side, side);
        using ExportedGenerator parts = await ExportedGenerator.LoadAsync(repository, cancellationToken);
        using Tensor codes = await parts.ExpressionCodesAsync(expressions, cancellationToken);
        using Tensor expected = await parts.GenerateAsync(faces, codes, cancellationToken);
        using OnnxModel fused = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, cancellationToken);
        using Tensor actual = await ExportedGenerator.RunAsync(
            fused,
            [.. fused.Manifest.Inputs.Select(input => (input.Name, input.Name switch
            {
                TensorNames.Face => faces,
                GraphFusion.ExpressionInput => expressions,
                _ => ExportedGenerator.Noise(input, Pictures),
            }))],
            TensorNames.Image,
            cancellationToken);
        return (expected - actual).abs().max().item<float>();
    }
}
