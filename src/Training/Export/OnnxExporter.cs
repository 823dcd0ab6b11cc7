using Google.Protobuf;
using Onnx;
using TDGan.Inference.Expressions;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Configuration;
using TDGan.Training.Networks;

namespace TDGan.Training.Export;

/// <summary>
/// Writes the three parts of the generator as ONNX graphs: TorchSharp has no exporter, so each network adds its own operators to an
/// <see cref="OnnxGraph"/>. The batch is dynamic, everything else is fixed.
/// </summary>
internal sealed class OnnxExporter(Generator generator, NetworkOptions options)
{
    private const long Batch = -1;
    private const string ExpressionBranchPrefix = "expressionBranch";
    private const string FaceEncoderPrefix = "faceEncoder";
    private const string DecoderPrefix = "decoder";

    private readonly long side = options.ImageSide;

    /// <summary>E_e and M_ER: <c>image</c> to <c>logits</c>, <c>probabilities</c>, <c>expression_code</c>.</summary>
    public ExportedGraph ExpressionBranch(ExpressionCalibration calibration)
    {
        ExpressionBranch branch = generator.ExpressionBranch;
        OnnxGraph graph = NewGraph(ModelNames.ExpressionBranch, ExpressionBranchPrefix, branch);
        string code = branch.Encoder.Export(graph, graph.Input(TensorNames.Image, Batch, 1, side, side));
        string logits = graph.Add(branch.Head.Export(graph, code), graph.Constant(calibration.LogitShift));
        string scaled = graph.Divide(logits, graph.Scalar((float)calibration.Temperature));
        graph.Output(TensorNames.Logits, logits, Batch, ExpressionLabels.Count);
        graph.Output(TensorNames.Probabilities, graph.Softmax(scaled), Batch, ExpressionLabels.Count);
        graph.Output(TensorNames.ExpressionCode, code, CodeShape(branch.Encoder));
        return Finish(graph);
    }

    /// <summary>E_f: <c>image</c> to <c>face_code</c>.</summary>
    public ExportedGraph FaceBranch()
    {
        OnnxGraph graph = NewGraph(ModelNames.FaceBranch, FaceEncoderPrefix, generator.FaceEncoder);
        string code = generator.FaceEncoder.Export(graph, graph.Input(TensorNames.Image, Batch, 1, side, side));
        graph.Output(TensorNames.FaceCode, code, CodeShape(generator.FaceEncoder));
        return Finish(graph);
    }

    /// <summary>D_g: <c>face_code</c>, <c>expression_code</c>, and <c>noise</c> and <c>face</c> where the preset has them, to <c>image</c>.</summary>
    public ExportedGraph Decoder()
    {
        Decoder decoder = generator.Decoder;
        OnnxGraph graph = NewGraph(ModelNames.Decoder, DecoderPrefix, decoder);
        var inputs = new DecoderValues(
            graph.Input(TensorNames.FaceCode, CodeShape(generator.FaceEncoder)),
            graph.Input(TensorNames.ExpressionCode, CodeShape(generator.ExpressionBranch.Encoder)),
            generator.NoiseChannels == 0
                ? null
                : graph.Input(TensorNames.Noise, Batch, generator.NoiseChannels, generator.FaceEncoder.CodeSide, generator.FaceEncoder.CodeSide),
            decoder.ComposesWithFace ? graph.Input(TensorNames.Face, Batch, 1, side, side) : null);
        graph.Output(TensorNames.Image, decoder.Export(graph, inputs), Batch, 1, side, side);
        return Finish(graph);
    }

    /// <summary>Reads the weights of an expression branch back from a model repository.</summary>
    /// <exception cref="InvalidDataException">The models are of other networks.</exception>
    public static void LoadWeights(string repository, ExpressionBranch branch) =>
        OnnxWeightReader.Load(GraphFile(repository, ModelNames.ExpressionBranch), ExpressionBranchPrefix, branch);

    /// <summary>Reads the weights of a face encoder back from a model repository.</summary>
    /// <exception cref="InvalidDataException">The models are of other networks.</exception>
    public static void LoadWeights(string repository, ImageEncoder faceEncoder) =>
        OnnxWeightReader.Load(GraphFile(repository, ModelNames.FaceBranch), FaceEncoderPrefix, faceEncoder);

    /// <summary>Reads the weights of a generator back from a model repository.</summary>
    /// <param name="repository">The model repository.</param>
    /// <param name="generator">Gets the weights.</param>
    /// <param name="parts">Names of the models that are read; the other networks are left as they are.</param>
    /// <exception cref="InvalidDataException">The models are of other networks.</exception>
    public static void LoadWeights(string repository, Generator generator, params IReadOnlyCollection<string> parts)
    {
        (string Model, string Prefix, TorchSharp.torch.nn.Module Network)[] networks =
        [
            (ModelNames.ExpressionBranch, ExpressionBranchPrefix, generator.ExpressionBranch),
            (ModelNames.FaceBranch, FaceEncoderPrefix, generator.FaceEncoder),
            (ModelNames.Decoder, DecoderPrefix, generator.Decoder),
        ];
        foreach ((string model, string prefix, TorchSharp.torch.nn.Module network) in networks.Where(entry => parts.Contains(entry.Model)))
        {
            OnnxWeightReader.Load(GraphFile(repository, model), prefix, network);
        }
    }

    /// <summary>The graph of a model's highest version.</summary>
    internal static string GraphFile(string repository, string name) =>
        Path.Combine(ModelRepositoryFolder.HighestVersion(Path.Combine(repository, name)), ModelFolder.ModelFileName);

    private static OnnxGraph NewGraph(string name, string prefix, TorchSharp.torch.nn.Module network)
    {
        var graph = new OnnxGraph(name);
        graph.NameWeights(prefix, network);
        return graph;
    }

    private static long[] CodeShape(ImageEncoder encoder) => [Batch, encoder.CodeChannels, encoder.CodeSide, encoder.CodeSide];

    /// <summary>The file of a graph, with the specs of its inputs and outputs.</summary>
    public static ExportedGraph Finish(OnnxGraph graph)
    {
        ModelProto model = graph.ToModel();
        return new ExportedGraph(
            model.Graph.Name, model.ToByteArray(), [.. model.Graph.Input.Select(Spec)], [.. model.Graph.Output.Select(Spec)]);
    }

    /// <summary>A declared value as the manifest writes it.</summary>
    internal static TensorSpec Spec(ValueInfoProto value) => new(
        value.Name,
        TensorSpec.Fp32,
        [.. value.Type.TensorType.Shape.Dim.Select(dimension => dimension.ValueCase is TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? (int)dimension.DimValue : -1)]);
}
