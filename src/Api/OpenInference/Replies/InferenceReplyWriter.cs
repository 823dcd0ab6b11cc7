using System.Globalization;
using System.Text.Json;
using TDGan.Api.Http;
using TDGan.Api.OpenInference.Requests;
using TDGan.Inference.ModelRuns;

namespace TDGan.Api.OpenInference.Replies;

/// <summary>Sends the answer to an inference request: JSON as it is written, or with binary tensors the JSON first and then them.</summary>
internal static class InferenceReplyWriter
{
    /// <param name="response">Where to.</param>
    /// <param name="call">What was asked for.</param>
    /// <param name="result">What the model gave.</param>
    /// <param name="cancellationToken">Client abort.</param>
    public static Task WriteAsync(HttpResponse response, InferenceCall call, ModelRunResult result, CancellationToken cancellationToken)
    {
        List<OutputTensor> outputs = [.. result.Outputs.Select((output, i) => new OutputTensor(output, result.Labels, call.WishFor(i)))];
        response.Headers.CacheControl = "no-store";
        if (outputs.Exists(output => output.IsBinary))
        {
            return WriteBinaryAsync(response, call, result, outputs, cancellationToken);
        }

        response.ContentType = MediaTypes.Json;
        return WriteJsonAsync(response.Body, call, result, outputs, cancellationToken);
    }

    private static async Task WriteBinaryAsync(
        HttpResponse response, InferenceCall call, ModelRunResult result, List<OutputTensor> outputs, CancellationToken cancellationToken)
    {
        using MemoryStream json = new();
        await WriteJsonAsync(json, call, result, outputs, cancellationToken);
        List<OutputTensor> binary = outputs.FindAll(output => output.IsBinary);
        response.ContentType = MediaTypes.Binary;
        response.ContentLength = json.Length + binary.Sum(output => (long)output.BinarySize);
        response.Headers[InferenceBody.JsonLengthHeader] = json.Length.ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), cancellationToken);
        foreach (OutputTensor output in binary)
        {
            byte[] bytes = new byte[output.BinarySize];
            output.WriteBinary(bytes);
            await response.Body.WriteAsync(bytes, cancellationToken);
        }
    }

    private static async Task WriteJsonAsync(
        Stream stream, InferenceCall call, ModelRunResult result, List<OutputTensor> outputs, CancellationToken cancellationToken)
    {
        await using Utf8JsonWriter writer = new(stream);
        writer.WriteStartObject();
        writer.WriteString("model_name", result.Model.Name);
        writer.WriteString("model_version", result.Model.Version);
        if (call.Id is not null)
        {
            writer.WriteString("id", call.Id);
        }

        writer.WriteStartArray("outputs");
        foreach (OutputTensor output in outputs)
        {
            await WriteOutputAsync(writer, output, cancellationToken);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
    }

    private static async Task WriteOutputAsync(Utf8JsonWriter writer, OutputTensor output, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("name", output.Name);
        writer.WriteString("datatype", output.Datatype);
        writer.WriteStartArray("shape");
        foreach (int side in output.Shape)
        {
            writer.WriteNumberValue(side);
        }

        writer.WriteEndArray();
        if (output.IsBinary)
        {
            writer.WriteStartObject("parameters");
            writer.WriteNumber("binary_data_size", output.BinarySize);
            writer.WriteEndObject();
        }
        else
        {
            writer.WritePropertyName("data");
            await output.WriteJsonAsync(writer, cancellationToken);
        }

        writer.WriteEndObject();
    }
}
