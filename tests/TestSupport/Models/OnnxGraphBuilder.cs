using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace TDGan.TestSupport.Models;

/// <summary>Builds a small ONNX graph of floats in memory (opset 17, IR 8).</summary>
/// <param name="name">Name of the graph.</param>
public sealed class OnnxGraphBuilder(string name)
{
    private const int FloatType = 1;
    private const int Int64Type = 7;

    private readonly GraphProto _graph = new() { Name = name };

    /// <summary>Declares an input; -1 is a variable dimension.</summary>
    public OnnxGraphBuilder Input(string tensor, params int[] shape)
    {
        _graph.Input.Add(Describe(tensor, shape));
        return this;
    }

    /// <summary>Declares an output; -1 is a variable dimension.</summary>
    public OnnxGraphBuilder Output(string tensor, params int[] shape)
    {
        _graph.Output.Add(Describe(tensor, shape));
        return this;
    }

    /// <summary>Adds a constant.</summary>
    public OnnxGraphBuilder Constant(string tensor, ReadOnlySpan<float> values, params int[] shape)
    {
        ByteString bytes = ByteString.CopyFrom(MemoryMarshal.AsBytes(values));
        var constant = new TensorProto { Name = tensor, DataType = FloatType, RawData = bytes };
        constant.Dims.AddRange(shape.Select(side => (long)side));
        _graph.Initializer.Add(constant);
        return this;
    }

    /// <summary>Adds a list of whole numbers, such as a shape.</summary>
    public OnnxGraphBuilder Integers(string tensor, params long[] values)
    {
        var constant = new TensorProto { Name = tensor, DataType = Int64Type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(values)) };
        constant.Dims.Add(values.Length);
        _graph.Initializer.Add(constant);
        return this;
    }

    /// <summary>Adds a node with one output; attributes are whole numbers or lists of them.</summary>
    public OnnxGraphBuilder Node(string operation, string[] inputs, string output, params (string Name, int[] Values)[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes.Select(attribute => Describe(attribute.Name, attribute.Values, operation)));
        _graph.Node.Add(node);
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] Build()
    {
        var model = new ModelProto { IrVersion = 8, ProducerName = "tdgan-tests", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 17 });
        return model.ToByteArray();
    }

    private static AttributeProto Describe(string name, int[] values, string operation)
    {
        // Axis-like attributes hold one number, those of convolutions a list even for one.
        bool single = values.Length == 1 && !operation.StartsWith("Conv", StringComparison.Ordinal);
        var attribute = new AttributeProto
        {
            Name = name,
            Type = single ? AttributeProto.Types.AttributeType.Int : AttributeProto.Types.AttributeType.Ints,
        };
        if (single)
        {
            attribute.I = values[0];
        }
        else
        {
            attribute.Ints.AddRange(values.Select(value => (long)value));
        }

        return attribute;
    }

    private static ValueInfoProto Describe(string tensor, int[] shape)
    {
        var sides = new TensorShapeProto();
        sides.Dim.AddRange(shape.Select((side, axis) => side < 0
            ? new TensorShapeProto.Types.Dimension { DimParam = axis == 0 ? "batch" : $"{tensor}.{axis}" }
            : new TensorShapeProto.Types.Dimension { DimValue = side }));
        return new ValueInfoProto
        {
            Name = tensor,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = FloatType, Shape = sides } },
        };
    }
}
