using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;

namespace TDGan.Training.Onnx;

/// <summary>Builds one ONNX graph node by node and names every value. Opset 17, IR version 8.</summary>
internal sealed partial class OnnxGraph(string name)
{
    /// <summary>The operator set that is declared.</summary>
    public const int Opset = 17;

    private const int IrVersion = 8;
    private const int ElementFloat = 1;
    private const int ElementInt64 = 7;

    private readonly GraphProto graph = new() { Name = name };
    private readonly Dictionary<nint, string> weightNames = [];
    private int valueCount;

    /// <summary>Declares a float input; -1 is a dynamic side, the batch where it comes first.</summary>
    public string Input(string valueName, params long[] shape)
    {
        graph.Input.Add(ValueInfo(valueName, shape));
        return valueName;
    }

    /// <summary>Declares a float output that carries <paramref name="value"/>; -1 is a dynamic side, the batch where it comes first.</summary>
    public void Output(string valueName, string value, params long[] shape)
    {
        graph.Node.Add(new NodeProto { OpType = "Identity", Name = valueName, Input = { value }, Output = { valueName } });
        graph.Output.Add(ValueInfo(valueName, shape));
    }

    /// <summary>
    /// Lets the weights of a network keep their checkpoint keys as initializer names, so that a training run can start from an exported model.
    /// </summary>
    public void NameWeights(string prefix, nn.Module network)
    {
        foreach ((string key, Tensor value) in network.state_dict())
        {
            weightNames[value.Handle] = $"{prefix}.{key}";
        }
    }

    /// <summary>Stores a tensor's values as an initializer.</summary>
    public string Constant(Tensor tensor)
    {
        using Tensor copy = tensor.detach().to(float32).cpu().contiguous();
        string valueName = weightNames.GetValueOrDefault(tensor.Handle) ?? NextName("constant");
        return Initializer(valueName, ElementFloat, copy.shape, MemoryMarshal.AsBytes<float>(copy.data<float>().ToArray()));
    }

    /// <summary>Stores floats as a one-dimensional initializer.</summary>
    public string Constant(params float[] values) => Initializer(NextName("constant"), ElementFloat, [values.Length], MemoryMarshal.AsBytes<float>(values));

    /// <summary>Stores integers as a one-dimensional initializer.</summary>
    public string Constant(params long[] values) => Initializer(NextName("constant"), ElementInt64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    /// <summary>Stores one float as a scalar initializer.</summary>
    public string Scalar(float value) => Initializer(NextName("constant"), ElementFloat, [], MemoryMarshal.AsBytes<float>([value]));

    /// <summary>Adds an operator with one output.</summary>
    public string Node(string operatorType, IReadOnlyList<string> inputs, params AttributeProto[] attributes)
    {
        string output = NextName(operatorType);
        var node = new NodeProto { OpType = operatorType, Name = output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return output;
    }

    /// <summary>The finished model.</summary>
    public ModelProto ToModel() => Declare(graph);

    /// <summary>A model around a graph, with the operator set and version that every model here has.</summary>
    public static ModelProto Declare(GraphProto graph) => new()
    {
        IrVersion = IrVersion,
        ProducerName = "tdgan",
        Graph = graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Opset } },
    };

    internal static AttributeProto Attribute(string attribute, long value) =>
        new() { Name = attribute, I = value, Type = AttributeProto.Types.AttributeType.Int };

    internal static AttributeProto Attribute(string attribute, float value) =>
        new() { Name = attribute, F = value, Type = AttributeProto.Types.AttributeType.Float };

    internal static AttributeProto Attribute(string attribute, string value) =>
        new() { Name = attribute, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    internal static AttributeProto Attribute(string attribute, params long[] values) =>
        new() { Name = attribute, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private static ValueInfoProto ValueInfo(string valueName, long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = ElementFloat, Shape = new TensorShapeProto() };
        for (int i = 0; i < shape.Length; i++)
        {
            // Sides of one name must be equal at run time; only the batch is.
            string side = i == 0 ? "batch" : string.Create(CultureInfo.InvariantCulture, $"{valueName}_side_{i}");
            tensor.Shape.Dim.Add(shape[i] < 0
                ? new TensorShapeProto.Types.Dimension { DimParam = side }
                : new TensorShapeProto.Types.Dimension { DimValue = shape[i] });
        }

        return new ValueInfoProto { Name = valueName, Type = new TypeProto { TensorType = tensor } };
    }

    private string Initializer(string valueName, int elementType, long[] shape, ReadOnlySpan<byte> bytes)
    {
        graph.Initializer.Add(new TensorProto
        {
            Name = valueName,
            DataType = elementType,
            Dims = { shape },
            RawData = ByteString.CopyFrom(bytes),
        });
        return valueName;
    }

    private string NextName(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}_{valueCount++}");
}
