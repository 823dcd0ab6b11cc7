using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenInference;

/// <summary>
/// A client of the protocol as users have it: it knows the documents of KServe and Triton and nothing of this service. Tensors go as binary
/// data after the JSON, as Triton's own clients send them, or as JSON.
/// </summary>
internal sealed class TritonClient(HttpClient http)
{
    private const string JsonLengthHeader = "Inference-Header-Content-Length";

    public async Task<bool> IsServerReadyAsync()
    {
        using HttpResponseMessage response = await http.FetchAsync("/v2/health/ready");
        return response.IsSuccessStatusCode;
    }

    public async Task<bool> IsModelReadyAsync(string model, string version = "")
    {
        using HttpResponseMessage response = await http.FetchAsync(Address(model, version) + "/ready");
        return response.IsSuccessStatusCode;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await http.FetchAsync(path);
        return await ReadOrThrowAsync(response);
    }

    /// <summary>Sends tensors as binary data and asks for binary data; the reply's tensors by name.</summary>
    public async Task<Dictionary<string, float[]>> InferBinaryAsync(
        string model, (string Name, int[] Shape, float[] Values)[] inputs, string[] outputs, string version = "")
    {
        JsonArray described = [.. inputs.Select(input => (JsonNode)new JsonObject
        {
            ["name"] = input.Name,
            ["shape"] = new JsonArray([.. input.Shape.Select(side => (JsonNode)side)]),
            ["datatype"] = "FP32",
            ["parameters"] = new JsonObject { ["binary_data_size"] = input.Values.Length * sizeof(float) },
        })];
        JsonObject request = new() { ["id"] = "7", ["inputs"] = described };
        if (outputs.Length > 0)
        {
            request["outputs"] = new JsonArray([.. outputs.Select(output => (JsonNode)new JsonObject
            {
                ["name"] = output,
                ["parameters"] = new JsonObject { ["binary_data"] = true },
            })]);
        }
        else
        {
            request["parameters"] = new JsonObject { ["binary_data_output"] = true };
        }

        byte[] tensors = [.. inputs.SelectMany(input => ToBytes(input.Values))];
        using HttpResponseMessage response = await PostAsync(model, version, request.ToJsonString(), tensors);
        return await ReadTensorsAsync(response);
    }

    /// <summary>Sends JSON, with <paramref name="binary"/> after it where there is any.</summary>
    public Task<HttpResponseMessage> PostAsync(string model, string version, string json, byte[]? binary = null)
    {
        byte[] head = Encoding.UTF8.GetBytes(json);
        ByteArrayContent content = new([.. head, .. binary ?? []]);
        content.Headers.ContentType = new MediaTypeHeaderValue(binary is null ? "application/json" : "application/octet-stream");
        return http.UploadAsync(Address(model, version) + "/infer", content, binary is null
            ? []
            : [(JsonLengthHeader, head.Length.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Sends JSON and reads JSON.</summary>
    public async Task<JsonElement> InferJsonAsync(string model, string json, byte[]? binary = null)
    {
        using HttpResponseMessage response = await PostAsync(model, "", json, binary);
        return await ReadOrThrowAsync(response);
    }

    /// <summary>The tensors of a reply with binary data, cut as its JSON says.</summary>
    public static async Task<Dictionary<string, float[]>> ReadTensorsAsync(HttpResponseMessage response)
    {
        (JsonElement json, byte[] rest) = await SplitAsync(response);
        Dictionary<string, float[]> tensors = [];
        foreach (JsonElement output in json.GetProperty("outputs").EnumerateArray())
        {
            int size = output.GetProperty("parameters").GetProperty("binary_data_size").GetInt32();
            tensors[output.Text("name")!] = ToFloats(rest[..size]);
            rest = rest[size..];
        }

        Assert.Empty(rest);
        return tensors;
    }

    /// <summary>A reply with binary data: the JSON and the bytes after it.</summary>
    public static async Task<(JsonElement Json, byte[] Binary)> SplitAsync(HttpResponseMessage response)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new TritonException(JsonElement.Parse(body).Text("error")!);
        }

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        int length = int.Parse(response.Headers.GetValues(JsonLengthHeader).Single(), CultureInfo.InvariantCulture);
        return (JsonElement.Parse(body.AsSpan(0, length)), body[length..]);
    }

    public static byte[] ToBytes(float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return bytes;
    }

    /// <summary>Elements of type BYTES: four bytes of length, then the bytes.</summary>
    public static byte[] ToElements(params byte[][] elements) =>
        [.. elements.SelectMany(element => BitConverter.GetBytes((uint)element.Length).Concat(element))];

    private static float[] ToFloats(byte[] bytes) =>
        [.. bytes.Chunk(sizeof(float)).Select(chunk => BinaryPrimitives.ReadSingleLittleEndian(chunk))];

    private static string Address(string model, string version) =>
        $"/v2/models/{model}" + (version.Length > 0 ? $"/versions/{version}" : "");

    private static async Task<JsonElement> ReadOrThrowAsync(HttpResponseMessage response)
    {
        JsonElement body = await response.ReadJsonAsync();
        return response.IsSuccessStatusCode ? body : throw new TritonException(body.Text("error")!);
    }
}
