using System.Globalization;
using System.Text;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenInference;

public sealed class InferenceTests(SharedService shared)
{
    private const string Classifier = "expression-branch";
    private const int Side = SharedService.Side;

    [Fact]
    public async Task Infer_FlatNestedAndBinary_GiveTheSameBits()
    {
        float[] values = SharedService.Noise(2);
        Dictionary<string, float[]> binary =
            await shared.Client.InferBinaryAsync(Classifier, [("image", [2, 1, Side, Side], values)], ["probabilities"]);
        string nested = Nest(values, 2, 1, Side, Side);
        foreach (string data in new[] { Flat(values), nested })
        {
            JsonElement reply = await shared.Client.InferJsonAsync(
                Classifier,
                $$"""{"inputs":[{"data":{{data}},"name":"image","shape":[2,1,{{Side}},{{Side}}],"datatype":"FP32"}],"outputs":[{"name":"probabilities"}]}""");
            Assert.Equal(binary["probabilities"], Floats(reply.GetProperty("outputs")[0]));
        }
    }

    [Fact]
    public async Task Infer_IdAndVersion_ComeBack()
    {
        using HttpResponseMessage response = await shared.Client.PostAsync(Classifier, "1", Request("\"id\":\"42\","));
        JsonElement reply = await response.ReadJsonAsync();
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Classifier, reply.Text("model_name"));
        Assert.Equal("1", reply.Text("model_version"));
        Assert.Equal("42", reply.Text("id"));
        Assert.Contains("inference;dur=", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Infer_WithoutId_HasNone() =>
        Assert.False((await shared.Client.InferJsonAsync(Classifier, Request())).TryGetProperty("id", out _));

    [Fact]
    public async Task Infer_NoOutputsNamed_GivesAllWithTheirShapes()
    {
        JsonElement reply = await shared.Client.InferJsonAsync(Classifier, Request());
        Assert.Equal(
            ["logits FP32 [1,7]", "probabilities FP32 [1,7]", "expression_code FP32 [1,4,2,2]"],
            reply.GetProperty("outputs").EnumerateArray().Select(output =>
                $"{output.Text("name")} {output.Text("datatype")} {output.GetProperty("shape").GetRawText()}"));
        Assert.Equal(1f, Floats(reply.GetProperty("outputs")[1]).Sum(), 1e-5f);
    }

    [Fact]
    public async Task Infer_OutputsNamed_GivesTheseInThisOrder()
    {
        JsonElement reply = await shared.Client.InferJsonAsync(
            Classifier, Request(after: ",\"outputs\":[{\"name\":\"expression_code\"},{\"name\":\"logits\"}]"));
        Assert.Equal(
            ["expression_code", "logits"], reply.GetProperty("outputs").EnumerateArray().Select(output => output.Text("name")));
    }

    [Fact]
    public async Task Infer_MembersOfTheExampleThatMeanNothingHere_AreIgnored()
    {
        JsonElement reply = await shared.Client.InferJsonAsync(
            Classifier, Request("\"model_name\":\"mymodel\",\"parameters\":{\"content_type\":\"np\"},"));
        Assert.Equal(3, reply.GetProperty("outputs").GetArrayLength());
    }

    [Fact]
    public async Task Infer_AllOutputsBinaryButOne_FollowsTheOutput()
    {
        using HttpResponseMessage response = await shared.Client.PostAsync(Classifier, "", Request(
            "\"parameters\":{\"binary_data_output\":true},",
            ",\"outputs\":[{\"name\":\"logits\"},{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":false}}]"));
        (JsonElement json, byte[] rest) = await TritonClient.SplitAsync(response);
        JsonElement logits = json.GetProperty("outputs")[0];
        Assert.Equal(28, logits.GetProperty("parameters").GetProperty("binary_data_size").GetInt32());
        Assert.False(logits.TryGetProperty("data", out _));
        Assert.Equal(7, json.GetProperty("outputs")[1].GetProperty("data").GetArrayLength());
        Assert.Equal(28, rest.Length);
        Assert.Equal(response.Content.Headers.ContentLength, json.GetRawText().Length + rest.Length);
    }

    [Fact]
    public async Task Infer_MoreRowsThanOneRunTakes_AreThoseOfSingleRuns()
    {
        const int Rows = 70;
        float[] values = SharedService.Noise(Rows);
        Dictionary<string, float[]> all =
            await shared.Client.InferBinaryAsync(Classifier, [("image", [Rows, 1, Side, Side], values)], [], version: "1");
        Assert.Equal(Rows * 7, all["logits"].Length);
        foreach (int row in new[] { 0, 31, 32, 63, 64, 69 })
        {
            float[] picture = values[(row * SharedService.PictureLength)..((row + 1) * SharedService.PictureLength)];
            Dictionary<string, float[]> one =
                await shared.Client.InferBinaryAsync(Classifier, [("image", [1, 1, Side, Side], picture)], ["logits"]);
            Assert.All(one["logits"].Index(), logit => Assert.Equal(logit.Item, all["logits"][(row * 7) + logit.Index], 1e-4f));
        }
    }

    [Fact]
    public async Task Infer_SeveralBinaryInputs_AreTakenInTheirOrder()
    {
        float[] face = SharedService.Noise(1, 16);
        float[] expression = SharedService.Noise(2, 8);
        float[] noise = SharedService.Noise(4, 2);
        Dictionary<string, float[]> reply = await shared.Client.InferBinaryAsync(
            "decoder",
            [("noise", [1, 2, 2, 2], noise), ("face_code", [1, 4, 2, 2], face), ("expression_code", [1, 4, 2, 2], expression)],
            ["image"]);
        JsonElement json = await shared.Client.InferJsonAsync(
            "decoder",
            $$"""
            {"inputs":[{"name":"face_code","shape":[1,4,2,2],"datatype":"FP32","data":{{Flat(face)}}},
            {"name":"expression_code","shape":[1,4,2,2],"datatype":"FP32","data":{{Flat(expression)}}},
            {"name":"noise","shape":[1,2,2,2],"datatype":"FP32","data":{{Flat(noise)}}}]}
            """);
        Assert.Equal(SharedService.PictureLength, reply["image"].Length);
        Assert.Equal(reply["image"], Floats(json.GetProperty("outputs")[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Infer_Classification_IsTheHighestValuesWithLabels(int classes)
    {
        JsonElement reply = await shared.Client.InferJsonAsync(Classifier, Request(after:
            ",\"outputs\":[{\"name\":\"probabilities\"}]"));
        float[] probabilities = Floats(reply.GetProperty("outputs")[0]);
        JsonElement classified = (await shared.Client.InferJsonAsync(Classifier, Request(after:
            $$$""","outputs":[{"name":"probabilities","parameters":{"classification":{{{classes}}}}}]"""))).GetProperty("outputs")[0];
        string[] labels = ["surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"];
        string[] expected = [.. probabilities.Index().OrderByDescending(value => value.Item).Take(classes)
            .Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Item:R}:{value.Index}:{labels[value.Index]}"))];
        Assert.Equal("BYTES", classified.Text("datatype"));
        Assert.Equal($"[1,{Math.Min(classes, 7)}]", classified.GetProperty("shape").GetRawText());
        Assert.Equal(expected, classified.GetProperty("data").EnumerateArray().Select(element => element.GetString()!));
    }

    [Fact]
    public async Task Infer_ClassificationAsBinary_HasTheLengthBeforeEachText()
    {
        const string Wish = ",\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":2,\"binary_data\":BINARY}}]";
        JsonElement asJson = await shared.Client.InferJsonAsync(
            Classifier, Request(after: Wish.Replace("BINARY", "false", StringComparison.Ordinal)));
        byte[][] texts = [.. asJson.GetProperty("outputs")[0].GetProperty("data").EnumerateArray()
            .Select(text => Encoding.UTF8.GetBytes(text.GetString()!))];
        using HttpResponseMessage response = await shared.Client.PostAsync(
            Classifier, "", Request(after: Wish.Replace("BINARY", "true", StringComparison.Ordinal)));
        (JsonElement json, byte[] rest) = await TritonClient.SplitAsync(response);
        Assert.Equal(TritonClient.ToElements(texts), rest);
        Assert.Equal(
            rest.Length, json.GetProperty("outputs")[0].GetProperty("parameters").GetProperty("binary_data_size").GetInt32());
    }

    [Fact]
    public async Task Infer_PictureFiles_AreReadAsTheTaskReadsThem()
    {
        byte[][] pictures = [Pictures.Happy, Pictures.Angry];
        byte[] elements = TritonClient.ToElements(pictures);
        JsonElement binary = await shared.Client.InferJsonAsync(
            Classifier,
            $$$"""
            {"inputs":[{"name":"image","shape":[2],"datatype":"BYTES","parameters":{"binary_data_size":{{{elements.Length}}}}}],
            "outputs":[{"name":"logits"}]}
            """,
            elements);
        JsonElement json = await shared.Client.InferJsonAsync(
            Classifier,
            $$"""
            {"inputs":[{"name":"image","shape":[2,1],"datatype":"BYTES",
            "data":["{{Convert.ToBase64String(pictures[0])}}","data:image/jpeg;base64,{{Convert.ToBase64String(pictures[1])}}"]}],
            "outputs":[{"name":"logits"}]}
            """);
        float[] expected = [.. await ReadLogitsByTheTaskAsync(pictures[0]), .. await ReadLogitsByTheTaskAsync(pictures[1])];
        Assert.Equal("[2,7]", binary.GetProperty("outputs")[0].GetProperty("shape").GetRawText());
        Assert.All([binary, json], reply => Assert.All(
            Floats(reply.GetProperty("outputs")[0]).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4f)));
    }

    private async Task<IEnumerable<float>> ReadLogitsByTheTaskAsync(byte[] picture)
    {
        using HttpResponseMessage response =
            await shared.Service.Client.UploadAsync("/api/v1/expressions?include=logits", Forms.Raw(picture));
        JsonElement reply = await response.ReadSuccessAsync();
        return [.. reply.GetProperty("faces")[0].GetProperty("logits").EnumerateArray().Select(logit => logit.GetProperty("value").GetSingle())];
    }

    private static string Request(string before = "", string after = "") =>
        $$"""{{{before}}"inputs":[{"name":"image","shape":[1,1,{{Side}},{{Side}}],"datatype":"FP32","data":{{Flat(SharedService.Noise(1))}}}]{{after}}}""";

    private static string Flat(IEnumerable<float> values) =>
        "[" + string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "]";

    private static string Nest(float[] values, params int[] shape) => shape.Length == 1
        ? Flat(values)
        : "[" + string.Join(',', values.Chunk(values.Length / shape[0]).Select(part => Nest(part, shape[1..]))) + "]";

    private static float[] Floats(JsonElement output) =>
        [.. output.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())];
}
