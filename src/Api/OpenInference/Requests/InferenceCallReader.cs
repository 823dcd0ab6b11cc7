using System.Text.Json;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Inference.ModelRuns;
using TDGan.Inference.Tensors;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>Reads an inference request. What only the model knows, such as names and shapes, is checked by the model's runner.</summary>
internal sealed class InferenceCallReader
{
    private const string BytesType = "BYTES";
    private const string SizeParameter = "binary_data_size";

    private readonly ReadOnlyMemory<byte> _json;
    private readonly BinaryTensorReader _binary;
    private readonly List<NamedTensor> _tensors = [];
    private IReadOnlyList<ReadOnlyMemory<byte>>? _pictures;

    private InferenceCallReader(InferenceBody body) => (_json, _binary) = (body.Json, new BinaryTensorReader(body.Binary));

    /// <param name="body">As it arrived.</param>
    /// <param name="model">Name in the address.</param>
    /// <param name="version">Version in the address, or null.</param>
    public static InferenceCall Read(InferenceBody body, string model, string? version) =>
        new InferenceCallReader(body).Read(model, version);

    private InferenceCall Read(string model, string? version)
    {
        InferenceRequest request = Parse();
        bool allBinary = InferenceParameters.Read(request.Parameters).Boolean("binary_data_output") ?? false;
        foreach (InferenceInput? input in request.Inputs)
        {
            Add(input ?? throw InferenceProblems.Malformed("inputs", "objects"));
        }

        if (!_binary.IsAtEnd)
        {
            throw InferenceProblems.Malformed(SizeParameter, "sizes that add up to the bytes that follow the JSON");
        }

        List<RequestedOutput> outputs =
            [.. (request.Outputs ?? []).Select(output => (RequestedOutput?)output ?? throw InferenceProblems.Malformed("outputs", "objects"))];
        ModelRunRequest run = new(model, _tensors)
        {
            Version = version,
            EncodedImages = _pictures,
            Outputs = [.. outputs.Select(output => output.Name)],
        };
        return new InferenceCall(request.Id, run, [.. outputs.Select(output => OutputWish.Read(output, allBinary))], allBinary);
    }

    private InferenceRequest Parse()
    {
        try
        {
            return JsonSerializer.Deserialize(_json.Span, OpenInferenceJsonContext.Default.InferenceRequest)
                ?? throw InferenceProblems.Malformed("$", "an object");
        }
        catch (JsonException exception)
        {
            throw InferenceProblems.Malformed(exception.Path ?? "$", "JSON of the form that the protocol describes");
        }
    }

    private void Add(InferenceInput input)
    {
        TensorShape shape = TensorShape.Read(input.Name, input.Shape);
        long? size = InferenceParameters.Read(input.Parameters).Integer(SizeParameter);
        if (size is null == input.Data is null)
        {
            throw InferenceProblems.InvalidTensor(input.Name, $"either data or {SizeParameter}");
        }

        ReadOnlyMemory<byte> content = size is { } given
            ? _binary.Take(input.Name, given)
            : _json.Slice(input.Data!.Value.Start, input.Data.Value.Length);
        if (size is null && content.Span[0] != '[')
        {
            throw InferenceProblems.InvalidTensor(input.Name, "data in an array");
        }

        AddContent(input, shape, content, isBinary: size is not null);
    }

    private void AddContent(InferenceInput input, TensorShape shape, ReadOnlyMemory<byte> content, bool isBinary)
    {
        switch (input.Datatype)
        {
            case TensorSpec.Fp32:
                _tensors.Add(new NamedTensor(input.Name, shape.Sides, isBinary
                    ? BinaryTensorReader.Floats(input.Name, shape, content.Span)
                    : JsonTensorReader.Read(input.Name, shape, content.Span)));
                break;
            case BytesType when input.Name == TensorNames.Image && shape.Count > ModelRunRequest.MostEncodedImages:
                throw InferenceProblems.InvalidTensor(input.Name, $"at most {ModelRunRequest.MostEncodedImages} pictures");
            case BytesType when input.Name == TensorNames.Image && _pictures is null:
                _pictures = isBinary
                    ? BytesElementReader.ReadBinary(input.Name, shape.Count, content)
                    : BytesElementReader.ReadJson(input.Name, shape.Count, content.Span);
                break;
            default:
                throw InferenceProblems.InvalidTensor(
                    input.Name, $"the datatype {TensorSpec.Fp32}, or once {BytesType} with picture files for {TensorNames.Image}");
        }
    }
}
