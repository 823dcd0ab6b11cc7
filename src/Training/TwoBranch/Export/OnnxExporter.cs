using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Configuration;
using TDGan.Training.Export;
using TDGan.Training.Networks;
using TDGan.Training.Onnx;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>
/// Writes the three parts of the generator as ONNX graphs: TorchSharp has no exporter, so each network adds its own operators to an
/// <see cref="OnnxGraph"/>. The batch is dynamic, everything else is fixed.
/// </summary>
internal sealed class OnnxExporter(Generator generator, NetworkOptions options)
{
    private const long Batch = -1;

    private readonly long side = options.ImageSide;

    /// <summary>E_e and M_ER: <c>image</c> to <c>logits</c>, <c>probabilities</c>, <c>expression_code</c>.</summary>
    public ExportedGraph ExpressionBranch(ExpressionCalibration calibration)
    {
        ExpressionBranch branch = generator.ExpressionBranch;
        OnnxGraph graph = NewGraph(ModelNames.ExpressionBranch, ExportedWeights.ExpressionBranchPrefix, branch);
        string code = branch.Encoder.Export(graph, graph.Input(TensorNames.Image, Batch, 1, side, side));
        string logits = graph.Add(branch.Head.Export(graph, code), graph.Constant(calibration.LogitShift));
        string scaled = graph.Divide(logits, graph.Scalar((float)calibration.Temperature));
        graph.Output(TensorNames.Logits, logits, Batch, ExpressionLabels.Count);
        graph.Output(TensorNames.Probabilities, graph.Softmax(scaled), Batch, ExpressionLabels.Count);
        graph.Output(TensorNames.ExpressionCode, code, CodeShape(branch.Encoder));
        return GraphFile.Finish(graph);
    }

    /// <summary>E_f: <c>image</c> to <c>face_code</c>.</summary>
    public ExportedGraph FaceBranch()
    {
        OnnxGraph graph = NewGraph(ModelNames.FaceBranch, ExportedWeights.FaceEncoderPrefix, generator.FaceEncoder);
        string code = generator.FaceEncoder.Export(graph, graph.Input(TensorNames.Image, Batch, 1, side, side));
        graph.Output(TensorNames.FaceCode, code, CodeShape(generator.FaceEncoder));
        return GraphFile.Finish(graph);
    }

    /// <summary>D_g: <c>face_code</c>, <c>expression_code</c>, and <c>noise</c> and <c>face</c> where the preset has them, to <c>image</c> and its parts.</summary>
    public ExportedGraph Decoder()
    {
        Decoder decoder = generator.Decoder;
        OnnxGraph graph = NewGraph(ModelNames.Decoder, ExportedWeights.DecoderPrefix, decoder);
        var inputs = new DecoderValues(
            graph.Input(TensorNames.FaceCode, CodeShape(generator.FaceEncoder)),
            graph.Input(TensorNames.ExpressionCode, CodeShape(generator.ExpressionBranch.Encoder)),
            generator.NoiseChannels == 0
                ? null
                : graph.Input(TensorNames.Noise, Batch, generator.NoiseChannels, generator.FaceEncoder.CodeSide, generator.FaceEncoder.CodeSide),
            decoder.ComposesWithFace ? graph.Input(TensorNames.Face, Batch, 1, side, side) : null);
        DecoderGraphOutputs outputs = decoder.Export(graph, inputs);
        graph.Output(TensorNames.Image, outputs.Image, Batch, 1, side, side);
        if (outputs is { Flow: { } flow, Change: { } change })
        {
            graph.Output(TensorNames.Flow, flow.Name, Batch, 2, flow.Side, flow.Side);
            graph.Output(TensorNames.Change, change.Name, Batch, 1, change.Side, change.Side);
        }

        return GraphFile.Finish(graph);
    }

    private static OnnxGraph NewGraph(string name, string prefix, TorchSharp.torch.nn.Module network)
    {
        var graph = new OnnxGraph(name);
        graph.NameWeights(prefix, network);
        return graph;
    }

    private static long[] CodeShape(ImageEncoder encoder) => [Batch, encoder.CodeChannels, encoder.CodeSide, encoder.CodeSide];
}
