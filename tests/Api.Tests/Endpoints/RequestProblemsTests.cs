using System.Net;
using System.Text;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Requests that do not keep the contract, at both endpoints, with scripted stages that would answer anything.</summary>
public sealed class RequestProblemsTests(ListeningService listening) : IClassFixture<ListeningService>
{
    private const string Expressions = "/api/v1/expressions";
    private const string Transfers = "/api/v1/transfers";
    private static readonly byte[] Picture = [1, 2, 3];

    [Theory]
    [InlineData(Expressions, "topk", "1")]
    [InlineData(Expressions, "quality", "1")]
    [InlineData(Expressions, "seed", "1")]
    [InlineData(Expressions, "topK", "0")]
    [InlineData(Expressions, "topK", "8")]
    [InlineData(Expressions, "topK", "")]
    [InlineData(Expressions, "maxFaces", "101")]
    [InlineData(Expressions, "minFaceSize", "0")]
    [InlineData(Expressions, "minConfidence", "1.5")]
    [InlineData(Expressions, "detect", "yes")]
    [InlineData(Expressions, "include", "age")]
    [InlineData(Transfers, "topK", "1")]
    [InlineData(Transfers, "faceIndex", "100")]
    [InlineData(Transfers, "faceBox", "0,0,0,1")]
    [InlineData(Transfers, "paste", "whole")]
    [InlineData(Transfers, "seed", "4294967296")]
    [InlineData(Transfers, "seed", "-1")]
    [InlineData(Transfers, "intensity", "NaN")]
    [InlineData(Transfers, "intensity", "1.01")]
    [InlineData(Transfers, "format", "gif")]
    [InlineData(Transfers, "quality", "0")]
    [InlineData(Transfers, "expressionLabel", "joy")]
    public async Task Post_UnknownNameOrValue_IsInvalidParameter(string path, string name, string value)
    {
        using HttpResponseMessage byQuery = await listening.Quiet().Client.UploadAsync($"{path}?{name}={value}", Valid(path));
        JsonElement problem = await byQuery.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal(name, problem.GetProperty("parameter").GetString());
        Assert.NotEmpty(problem.GetProperty("expected").GetString()!);

        using HttpResponseMessage byForm = await listening.Quiet().Client.UploadAsync(path, Valid(path, (name, value)));
        problem = await byForm.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal(name, problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData(Expressions, "topK", "1")]
    [InlineData(Expressions, "include", "logits")]
    [InlineData(Transfers, "seed", "1")]
    public async Task Post_OptionGivenTwice_IsDuplicateParameter(string path, string name, string value)
    {
        (string Query, (string, object)[] Fields)[] ways =
        [
            ($"?{name}={value}&{name}={value}", []),
            ($"?{name}={value}", [(name, value)]),
            ("", [(name, value), (name, value)]),
        ];
        foreach ((string query, (string, object)[] fields) in ways)
        {
            using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(path + query, Valid(path, fields));
            JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "duplicate-parameter");
            Assert.Equal(name, problem.GetProperty("parameter").GetString());
        }
    }

    [Theory]
    [InlineData(Expressions, "image")]
    [InlineData(Transfers, "face")]
    public async Task Post_PartGivenTwice_IsDuplicateParameter(string path, string part)
    {
        using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(path, Valid(path, (part, Picture)));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "duplicate-parameter");
        Assert.Equal(part, problem.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Post_RequiredPartMissingOrEmpty_IsMissingPart()
    {
        (string Path, HttpContent Body, string Part)[] cases =
        [
            (Expressions, Forms.Of(("topK", "1")), "image"),
            (Expressions, Forms.Of(("image", Array.Empty<byte>())), "image"),
            (Expressions, Forms.Raw([]), "image"),
            (Transfers, Forms.Of(("expression", Picture)), "face"),
            (Transfers, Forms.Of(("face", Picture)), "expression"),
            (Transfers, Forms.Of(("face", Picture), ("expression", Array.Empty<byte>())), "expression"),
        ];
        foreach ((string path, HttpContent body, string part) in cases)
        {
            using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(path, body);
            JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "missing-part");
            Assert.Equal(part, problem.GetProperty("parameter").GetString());
        }
    }

    [Fact]
    public async Task Post_ExpressionPartAndLabel_IsInvalidParameter()
    {
        using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(Transfers, Valid(Transfers, ("expressionLabel", "fear")));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("expressionLabel", problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "this is no multipart body")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"PART\"\r\n\r\ncut off")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: attachment; name=\"PART\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nno name\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data", "--b\r\nContent-Disposition: form-data; name=\"PART\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=\"\"", "")]
    [InlineData("multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789x", "")]
    public async Task Post_MalformedMultipart_IsInvalidRequest(string contentType, string body)
    {
        foreach ((string path, string part) in ((string, string)[])[(Expressions, "image"), (Transfers, "face")])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body.Replace("PART", part, StringComparison.Ordinal));
            using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(path, Forms.Raw(bytes, contentType));
            await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    [Fact]
    public async Task Post_OptionLongerThanAnyValue_IsInvalidParameter()
    {
        using HttpResponseMessage response =
            await listening.Quiet().Client.UploadAsync(Expressions, Valid(Expressions, ("topK", new string('1', 100_000))));
        await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Fact]
    public async Task Post_VeryLongUnknownName_IsEchoedShortened()
    {
        using HttpResponseMessage response =
            await listening.Quiet().Client.UploadAsync($"{Expressions}?{new string('x', 500)}=1", Valid(Expressions));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal(64, problem.GetProperty("parameter").GetString()!.Length);
    }

    [Theory]
    [InlineData(Expressions, "application/xml")]
    [InlineData(Expressions, "text/plain")]
    [InlineData(Expressions, "image/tiff")]
    [InlineData(Expressions, "application/x-www-form-urlencoded")]
    [InlineData(Expressions, "multipart/mixed; boundary=b")]
    [InlineData(Transfers, "image/png")]
    [InlineData(Transfers, "application/octet-stream")]
    public async Task Post_OtherContentType_IsUnsupportedMediaType(string path, string contentType)
    {
        using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(path, Forms.Raw(Picture, contentType));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.StartsWith("multipart/form-data", problem.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NoContentType_IsUnsupportedMediaType()
    {
        using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(Expressions, new ByteArrayContent(Picture));
        await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task Post_BodyInAnotherEncoding_IsUnsupportedMediaType()
    {
        ByteArrayContent body = Forms.Raw(Picture, "image/png");
        body.Headers.ContentEncoding.Add("br");
        using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(Expressions, body);
        await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData(Expressions, "text/html")]
    [InlineData(Expressions, "image/gif")]
    [InlineData(Expressions, "application/json;q=0")]
    [InlineData(Transfers, "text/html")]
    [InlineData(Transfers, "image/gif")]
    public async Task Post_NothingAcceptable_IsNotAcceptable(string path, string accept)
    {
        using HttpResponseMessage response = await listening.Quiet().Client.UploadAsync(path, Valid(path), ("Accept", accept));
        await response.ReadProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");
    }

    [Fact]
    public async Task Post_FormatOutsideAccept_IsNotAcceptable()
    {
        using HttpResponseMessage response =
            await listening.Quiet().Client.UploadAsync(Transfers + "?format=jpeg", Valid(Transfers), ("Accept", "image/png"));
        await response.ReadProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");
    }

    private static MultipartFormDataContent Valid(string path, params (string, object)[] more) => path == Expressions
        ? Forms.Of([("image", Picture), .. more])
        : Forms.Of([("face", Picture), ("expression", Picture), .. more]);
}
