using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Onnx;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Reads the weights of the generator's parts back from the graphs of a model repository, by name: where a run starts from shipped models.</summary>
internal static class ExportedWeights
{
    /// <summary>What the weights of E_e and M_ER are named with in their graph.</summary>
    public const string ExpressionBranchPrefix = "expressionBranch";

    /// <summary>What the weights of E_f are named with.</summary>
    public const string FaceEncoderPrefix = "faceEncoder";

    /// <summary>What the weights of D_g are named with.</summary>
    public const string DecoderPrefix = "decoder";

    /// <summary>Reads the weights of an expression branch back from a model repository.</summary>
    /// <exception cref="InvalidDataException">The models are of other networks.</exception>
    public static void Load(string repository, ExpressionBranch branch) =>
        OnnxWeightReader.Load(FileOf(repository, ModelNames.ExpressionBranch), ExpressionBranchPrefix, branch);

    /// <summary>Reads the weights of a face encoder back from a model repository.</summary>
    /// <exception cref="InvalidDataException">The models are of other networks.</exception>
    public static void Load(string repository, ImageEncoder faceEncoder) =>
        OnnxWeightReader.Load(FileOf(repository, ModelNames.FaceBranch), FaceEncoderPrefix, faceEncoder);

    /// <summary>Reads the weights of a generator back from a model repository.</summary>
    /// <param name="repository">The model repository.</param>
    /// <param name="generator">Gets the weights.</param>
    /// <param name="parts">Names of the models that are read; the other networks are left as they are.</param>
    /// <exception cref="InvalidDataException">The models are of other networks.</exception>
    public static void Load(string repository, Generator generator, params IReadOnlyCollection<string> parts)
    {
        (string Model, string Prefix, Module Network)[] networks =
        [
            (ModelNames.ExpressionBranch, ExpressionBranchPrefix, generator.ExpressionBranch),
            (ModelNames.FaceBranch, FaceEncoderPrefix, generator.FaceEncoder),
            (ModelNames.Decoder, DecoderPrefix, generator.Decoder),
        ];
        foreach ((string model, string prefix, Module network) in networks.Where(entry => parts.Contains(entry.Model)))
        {
            OnnxWeightReader.Load(FileOf(repository, model), prefix, network);
        }
    }

    /// <summary>The graph of a model's highest version.</summary>
    internal static string FileOf(string repository, string name) =>
        Path.Combine(ModelRepositoryFolder.HighestVersion(Path.Combine(repository, name)), ModelFolder.ModelFileName);
}
