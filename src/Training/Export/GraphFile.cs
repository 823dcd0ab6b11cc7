using Google.Protobuf;
using Onnx;
using TDGan.Inference.Tensors;
using TDGan.Training.Onnx;

namespace TDGan.Training.Export;

/// <summary>A finished graph as the bytes of its file.</summary>
internal static class GraphFile
{
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
        [.. value.Type.TensorType.Shape.Dim.Select(SideOf)]);

    /// <summary>-1 where it is variable.</summary>
    private static int SideOf(TensorShapeProto.Types.Dimension dimension) =>
        dimension.ValueCase is TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? (int)dimension.DimValue : -1;
}
