using Google.Protobuf;
using Onnx;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using TDGan.Training.Export;
using TDGan.Training.Networks;
using TDGan.Training.Onnx;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>
/// Joins the three exported parts into one graph: <c>face</c>, <c>expression</c> and, where the decoder takes it, <c>noise</c> to <c>image</c>.
/// For programs that only transfer; the service keeps the parts apart, because it also mixes codes and takes prototypes.
/// </summary>
internal static class GraphFusion
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "generator";

    /// <summary>Input with the expression picture, [-1, 1, S, S].</summary>
    public const string ExpressionInput = "expression";

    /// <summary>The joined graph of the highest versions.</summary>
    /// <param name="repository">The model repository.</param>
    public static ExportedGraph Fuse(string repository)
    {
        GraphProto face = Read(repository, ModelNames.FaceBranch);
        GraphProto expression = Read(repository, ModelNames.ExpressionBranch);
        GraphProto decoder = Read(repository, ModelNames.Decoder);
        var graph = new GraphProto { Name = ModelName };
        graph.Input.Add(Renamed(face.Input[0], TensorNames.Face));
        graph.Input.Add(Renamed(expression.Input[0], ExpressionInput));
        graph.Input.Add(decoder.Input.Where(input => input.Name == TensorNames.Noise));
        graph.Output.Add(decoder.Output.Where(output => output.Name == TensorNames.Image));
        Append(graph, face, "face_branch/", new() { [TensorNames.Image] = TensorNames.Face, [TensorNames.FaceCode] = TensorNames.FaceCode });
        Append(graph, expression, "expression_branch/", new()
        {
            [TensorNames.Image] = ExpressionInput,
            [TensorNames.ExpressionCode] = TensorNames.ExpressionCode,
        });
        Append(graph, decoder, "decoder/", new()
        {
            [TensorNames.FaceCode] = TensorNames.FaceCode,
            [TensorNames.ExpressionCode] = TensorNames.ExpressionCode,
            [TensorNames.Noise] = TensorNames.Noise,
            [TensorNames.Face] = TensorNames.Face,
            [TensorNames.Image] = TensorNames.Image,
        });
        Prune(graph);
        return new ExportedGraph(
            ModelName, OnnxGraph.Declare(graph).ToByteArray(), [.. graph.Input.Select(GraphFile.Spec)], [.. graph.Output.Select(GraphFile.Spec)]);
    }

    private static GraphProto Read(string repository, string name) =>
        ModelProto.Parser.ParseFrom(File.ReadAllBytes(ExportedWeights.FileOf(repository, name))).Graph;

    private static ValueInfoProto Renamed(ValueInfoProto value, string name) => new(value) { Name = name };

    /// <summary>Adds a part's nodes and weights; names get the prefix, but for those that the parts share.</summary>
    private static void Append(GraphProto graph, GraphProto part, string prefix, Dictionary<string, string> shared)
    {
        string Name(string name) => name.Length == 0 ? name : shared.GetValueOrDefault(name) ?? prefix + name;
        foreach (NodeProto node in part.Node)
        {
            var copy = new NodeProto(node) { Name = prefix + node.Name };
            copy.Input.Clear();
            copy.Input.Add(node.Input.Select(Name));
            copy.Output.Clear();
            copy.Output.Add(node.Output.Select(Name));
            graph.Node.Add(copy);
        }

        graph.Initializer.Add(part.Initializer.Select(weight => new TensorProto(weight) { Name = prefix + weight.Name }));
    }

    /// <summary>Drops what no output needs: the classifier head.</summary>
    private static void Prune(GraphProto graph)
    {
        HashSet<string> needed = [.. graph.Output.Select(output => output.Name)];
        List<NodeProto> kept = [];
        foreach (NodeProto node in graph.Node.Reverse().Where(node => node.Output.Any(needed.Contains)))
        {
            needed.UnionWith(node.Input);
            kept.Add(node);
        }

        kept.Reverse();
        TensorProto[] weights = [.. graph.Initializer.Where(weight => needed.Contains(weight.Name))];
        graph.Node.Clear();
        graph.Node.Add(kept);
        graph.Initializer.Clear();
        graph.Initializer.Add(weights);
    }
}
