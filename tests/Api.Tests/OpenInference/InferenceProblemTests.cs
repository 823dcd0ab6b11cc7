using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TDGan.Api.Errors;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenInference;

/// <summary>Requests that strangers, broken clients and attackers send: each gets a problem of its own fault, none a 500.</summary>
public sealed class InferenceProblemTests(SharedService shared)
{
    private const string Good = "\"name\":\"image\",\"shape\":[1,1,32,32],\"datatype\":\"FP32\"";

    private static readonly string Data = "[" + string.Join(',', Enumerable.Repeat("0.5", SharedService.PictureLength)) + "]";

    [Theory]
    [InlineData("", "invalid-request")]
    [InlineData("{", "invalid-request")]
    [InlineData("null", "invalid-request")]
    [InlineData("[]", "invalid-request")]
    [InlineData("\uFEFF{}", "invalid-request")]
    [InlineData("{}", "invalid-request")]
    [InlineData("{\"inputs\":null}", "invalid-request")]
    [InlineData("{\"inputs\":{}}", "invalid-request")]
    [InlineData("{\"inputs\":[null]}", "invalid-request")]
    [InlineData("{\"inputs\":[{}]}", "invalid-request")]
    [InlineData("{\"inputs\":[],\"inputs\":[]}", "invalid-request")]
    [InlineData("{\"id\":42,\"inputs\":[]}", "invalid-request")]
    [InlineData("{\"id\":\"\\ud800\",\"inputs\":[]}", "invalid-request")]
    [InlineData("{\"inputs\":[]} trailing", "invalid-request")]
    [InlineData("{\"inputs\":[{\"name\":null,\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}", "invalid-request")]
    [InlineData("{\"inputs\":[{\"name\":\"image\",\"shape\":[1.5],\"datatype\":\"FP32\",\"data\":[1]}]}", "invalid-request")]
    [InlineData("{\"inputs\":[{\"name\":\"image\",\"shape\":[99999999999999999999],\"datatype\":\"FP32\",\"data\":[1]}]}", "invalid-request")]
    [InlineData("{\"inputs\":[]}", "invalid-tensor")]
    public async Task Infer_BodyOutsideTheProtocol_Is400(string json, string code) => await RefuseAsync(json, code);

    [Theory]
    [InlineData("[NaN]", "invalid-request")]
    [InlineData("[Infinity]", "invalid-request")]
    [InlineData("[1,]", "invalid-request")]
    [InlineData("[01]", "invalid-request")]
    [InlineData("1", "invalid-tensor")]
    [InlineData("null", "invalid-tensor")]
    [InlineData("\"AAAA\"", "invalid-tensor")]
    [InlineData("{}", "invalid-tensor")]
    [InlineData("[]", "invalid-tensor")]
    [InlineData("[1]", "invalid-tensor")]
    [InlineData("[[[[1]]]]", "invalid-tensor")]
    [InlineData("[[[[[1]]]]]", "invalid-tensor")]
    public async Task Infer_DataThatIsNoTensor_Is400(string data, string code) =>
        await RefuseAsync("{\"inputs\":[{" + Good + ",\"data\":" + data + "}]}", code);

    [Theory]
    [InlineData("1e999")]
    [InlineData("1e30")]
    [InlineData("\"0.5\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[0.5]")]
    [InlineData("0.5,0.5")]
    [InlineData("0.5,[]")]
    public async Task Infer_OneElementIsWrong_Is400(string element) =>
        await RefuseAsync("{\"inputs\":[{" + Good + ",\"data\":" + Data[..^4] + element + "]}]}", "invalid-tensor");

    [Theory]
    [InlineData("[]")]
    [InlineData("[0]")]
    [InlineData("[-1,1,32,32]")]
    [InlineData("[1,-1,-32,32]")]
    [InlineData("[1024]")]
    [InlineData("[1,32,32]")]
    [InlineData("[1,1,16,64]")]
    [InlineData("[1,1,1,32,32]")]
    [InlineData("[2,1,32,32]")]
    [InlineData("[1,1,1,1,1,1,1,1,1024]")]
    [InlineData("[65536,65536,65536,65536]")]
    [InlineData("[4294967296,4294967296]")]
    [InlineData("[9223372036854775807,2]")]
    [InlineData("[2147483647,1,32,32]")]
    [InlineData("[1073741824,1,32,32]")]
    public async Task Infer_ShapeThatDoesNotFit_Is400(string shape) =>
        await RefuseAsync("{\"inputs\":[{\"name\":\"image\",\"shape\":" + shape + ",\"datatype\":\"FP32\",\"data\":" + Data + "}]}", "invalid-tensor");

    [Theory]
    [InlineData("FP64")]
    [InlineData("fp32")]
    [InlineData("INT64")]
    [InlineData("BOOL")]
    [InlineData("")]
    public async Task Infer_AnotherDatatype_Is400(string datatype)
    {
        string input = "\"name\":\"image\",\"shape\":[1,1,32,32],\"datatype\":\"" + datatype + "\",\"data\":" + Data;
        JsonElement problem = await RefuseAsync("{\"inputs\":[{" + input + "}]}", "invalid-tensor");
        Assert.Equal("image", problem.Text("parameter"));
    }

    [Theory]
    [InlineData("\"outputs\":[{\"name\":\"nothing\"}],", "invalid-tensor")]
    [InlineData("\"outputs\":[{\"name\":\"logits\"},{\"name\":\"logits\"}],", "invalid-tensor")]
    [InlineData("\"outputs\":[null],", "invalid-request")]
    [InlineData("\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":0}}],", "invalid-request")]
    [InlineData("\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":-1}}],", "invalid-request")]
    [InlineData("\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":1.5}}],", "invalid-request")]
    [InlineData("\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"binary_data\":1}}],", "invalid-request")]
    [InlineData("\"outputs\":[{\"name\":\"logits\",\"parameters\":[]}],", "invalid-request")]
    [InlineData("\"parameters\":{\"binary_data_output\":\"true\"},", "invalid-request")]
    [InlineData("\"parameters\":{\"sequence_id\":1},", "unsupported-feature")]
    [InlineData("\"parameters\":{\"priority\":1},", "unsupported-feature")]
    [InlineData("\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"shared_memory_region\":\"r\"}}],", "unsupported-feature")]
    public async Task Infer_WishesThatCannotBeMet_AreRefused(string wishes, string code) =>
        await RefuseAsync("{" + wishes + "\"inputs\":[{" + Good + ",\"data\":" + Data + "}]}", code);

    [Fact]
    public async Task Infer_UnknownInput_NamesTheInputsThatThereAre()
    {
        string other = Good.Replace("image", "picture", StringComparison.Ordinal) + ",\"data\":" + Data;
        JsonElement problem = await RefuseAsync("{\"inputs\":[{" + other + "}]}", "invalid-tensor");
        Assert.Equal("An input or output does not fit the model. picture: expected an input out of image.", problem.Text("error"));
    }

    [Fact]
    public async Task Infer_InputTwice_Is400()
    {
        string input = "{" + Good + ",\"data\":" + Data + "}";
        await RefuseAsync("{\"inputs\":[" + input + "," + input + "]}", "invalid-tensor");
    }

    [Theory]
    [InlineData("4095", 4096)]
    [InlineData("4096", 4095)]
    [InlineData("4096", 4097)]
    [InlineData("4096", 8192)]
    [InlineData("8192", 8192)]
    [InlineData("-1", 4096)]
    [InlineData("0", 0)]
    [InlineData("9223372036854775807", 4096)]
    [InlineData("4294971392", 4096)]
    public async Task Infer_BinaryOfAnotherSize_Is400(string announced, int sent)
    {
        string json = "{\"inputs\":[{" + Good + ",\"parameters\":{\"binary_data_size\":" + announced + "}}]}";
        using HttpResponseMessage response = await shared.Client.PostAsync("expression-branch", "", json, new byte[sent]);
        await AssertRefusedAsync(response, null);
    }

    [Theory]
    [InlineData("\"4096\"")]
    [InlineData("4096.5")]
    [InlineData("1e30")]
    [InlineData("null")]
    public async Task Infer_BinarySizeThatIsNoWholeNumber_Is400(string announced)
    {
        string json = "{\"inputs\":[{" + Good + ",\"parameters\":{\"binary_data_size\":" + announced + "}}]}";
        using HttpResponseMessage response = await shared.Client.PostAsync("expression-branch", "", json, new byte[4096]);
        await AssertRefusedAsync(response, "invalid-request");
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e2")]
    [InlineData("99999999999999999999")]
    [InlineData("10")]
    [InlineData("0")]
    public async Task Infer_LengthOfTheJsonIsWrong_Is400(string length)
    {
        ByteArrayContent body = Forms.Raw(Encoding.UTF8.GetBytes("{\"inputs\":[{" + Good + ",\"data\":" + Data + "}]}"));
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(
            "/v2/models/expression-branch/infer", body, ("Inference-Header-Content-Length", length));
        await AssertRefusedAsync(response, "invalid-request");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MinValue)]
    public async Task Infer_BinaryValueThatIsNoPixel_Is400(float value)
    {
        float[] values = SharedService.Noise(1);
        values[^1] = value;
        string json = "{\"inputs\":[{" + Good + ",\"parameters\":{\"binary_data_size\":4096}}]}";
        using HttpResponseMessage response = await shared.Client.PostAsync("expression-branch", "", json, TritonClient.ToBytes(values));
        await AssertRefusedAsync(response, "invalid-tensor");
    }

    [Theory]
    [InlineData("[1]", "[\"AAAA\",\"AAAA\"]", "invalid-tensor")]
    [InlineData("[2]", "[\"AAAA\"]", "invalid-tensor")]
    [InlineData("[1]", "[\"!!\"]", "invalid-tensor")]
    [InlineData("[1]", "[\"\\ud800\"]", "invalid-tensor")]
    [InlineData("[1]", "[1]", "invalid-tensor")]
    [InlineData("[33]", "[\"AAAA\"]", "invalid-tensor")]
    [InlineData("[100000000]", "[\"AAAA\"]", "invalid-tensor")]
    [InlineData("[1]", "[\"AAAA\"]", "unsupported-image-format")]
    public async Task Infer_PictureThatIsNone_IsRefused(string shape, string data, string code) => await RefuseAsync(
        "{\"inputs\":[{\"name\":\"image\",\"shape\":" + shape + ",\"datatype\":\"BYTES\",\"data\":" + data + "}]}", code);

    [Theory]
    [InlineData(new byte[] { 4, 0, 0, 0, 1, 2, 3 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    [InlineData(new byte[] { 1, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 9, 9 })]
    public async Task Infer_PictureElementsThatOverrun_Are400(byte[] elements)
    {
        string json = "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"parameters\":{\"binary_data_size\":"
            + elements.Length + "}}]}";
        using HttpResponseMessage response = await shared.Client.PostAsync("expression-branch", "", json, elements);
        await AssertRefusedAsync(response, "invalid-tensor");
    }

    [Fact]
    public async Task Infer_PictureForTheDecoder_IsUnsupported()
    {
        string json = "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"AAAA\"]}]}";
        using HttpResponseMessage response = await shared.Client.PostAsync("decoder", "", json);
        await AssertRefusedAsync(response, "unsupported-feature");
    }

    [Fact]
    public async Task Infer_MoreRowsThanARequestMayHave_Is400()
    {
        const int Rows = 513;
        string json = "{\"inputs\":[{\"name\":\"image\",\"shape\":[" + Rows
            + ",1,32,32],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":" + (Rows * 4096) + "}}]}";
        using HttpResponseMessage response = await shared.Client.PostAsync("expression-branch", "", json, new byte[Rows * 4096]);
        await AssertRefusedAsync(response, "invalid-tensor");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Infer_GoodRequestWithBytesChanged_NeverFailsTheService(int seed)
    {
        Random random = new(seed);
        string json = "{\"id\":\"1\",\"inputs\":[{" + Good + ",\"parameters\":{\"binary_data_size\":4096}}],"
            + "\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":2,\"binary_data\":true}}]}";
        for (int i = 0; i < 60; i++)
        {
            byte[] body = [.. Encoding.UTF8.GetBytes(json), .. TritonClient.ToBytes(SharedService.Noise(1))];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(random.Next(2) == 0 ? json.Length : body.Length)] = (byte)random.Next(256);
            }

            ByteArrayContent content = Forms.Raw(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using HttpResponseMessage response = await shared.Service.Client.UploadAsync(
                "/v2/models/expression-branch/infer", content, ("Inference-Header-Content-Length", $"{json.Length}"));
            Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, $"seed {seed}, input {i}: {response.StatusCode}");
        }
    }

    private async Task<JsonElement> RefuseAsync(string json, string code)
    {
        using HttpResponseMessage response = await shared.Client.PostAsync("expression-branch", "", json);
        return await AssertRefusedAsync(response, code);
    }

    /// <summary>A problem of the request, with the member that clients of the protocol read.</summary>
    private static async Task<JsonElement> AssertRefusedAsync(HttpResponseMessage response, string? code)
    {
        JsonElement body = await response.ReadJsonAsync();
        string given = body.Text("code")!;
        Assert.True(code is null ? given is "invalid-tensor" or "invalid-request" : given == code, body.GetRawText());
        ErrorDefinition error = ErrorCatalogue.All.Single(row => row.Code == given);
        JsonElement problem = await response.ReadProblemAsync((HttpStatusCode)error.Status, given);
        Assert.StartsWith(error.Title, problem.Text("error"), StringComparison.Ordinal);
        return problem;
    }
}
