using System.Net;
using System.Text;
using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Uploads;

/// <summary>The JSON form of requests, with scripted stages.</summary>
public sealed class JsonUploadTests(ListeningService listening) : IClassFixture<ListeningService>
{
    private const string Expressions = "/api/v1/expressions";
    private const string Transfers = "/api/v1/transfers";
    private const string Batch = "/api/v1/expressions/batch";

    // Bytes whose base64 has a plus, a slash and padding.
    private static readonly byte[] Picture = [0xFB, 0xFF, 0xFE, 0x01];
    private static readonly string Digits = Convert.ToBase64String(Picture);

    public static TheoryData<string> Contents =>
    [
        Digits, "data:image/png;base64," + Digits, "DATA:;BASE64," + Digits, "data:image/jpeg;charset=x;base64," + Digits,
        Digits.Replace("/", "\\/", StringComparison.Ordinal), Digits[..4] + "\\n" + Digits[4..],
        "\\n  " + Digits + " \\r\\n", Digits.Replace('+', '-').Replace('/', '_'), Digits.TrimEnd('=').Replace('+', '-').Replace('/', '_'),
    ];

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Post_Content_IsDecoded(string content)
    {
        byte[]? read = null;
        RunningService service = listening.Classifying((image, _) => read = image.ToArray());
        using HttpResponseMessage response = await PostAsync(service, Expressions, $$$"""{"image":{"content":"{{{content}}}"}}""");
        await response.ReadSuccessAsync();
        Assert.Equal(Picture, read);
    }

    [Theory]
    [InlineData("{\"image\":\"DIGITS\"}")]
    [InlineData("{\"image\":\"data:image/png;base64,DIGITS\"}")]
    [InlineData("{\"image\":\"DIGITS\",\"options\":null}")]
    [InlineData("{\"image\":{\"content\":\"DIGITS\"},\"options\":{\"topK\":null,\"include\":null,\"detect\":null}}")]
    [InlineData("\uFEFF{\"image\":{\"content\":\"DIGITS\"}}")]
    public async Task Post_PictureAsPeopleSendIt_IsDecoded(string body)
    {
        byte[]? read = null;
        RunningService service = listening.Classifying((image, _) => read = image.ToArray());
        using HttpResponseMessage response = await PostAsync(service, Expressions, body.Replace("DIGITS", Digits, StringComparison.Ordinal));
        await response.ReadSuccessAsync();
        Assert.Equal(Picture, read);
    }

    [Fact]
    public async Task Post_BatchOfBareTexts_IsReadInItsOrder()
    {
        List<byte[]> read = [];
        RunningService service = listening.Classifying((image, _) => read.Add(image.ToArray()));
        using HttpResponseMessage response = await PostAsync(service, Batch, $$$"""{"images":["{{{Digits}}}"]}""");
        await response.ReadSuccessAsync();
        Assert.Equal([Picture], read);
    }

    [Fact]
    public async Task Post_Options_HoldAsInTheQuery()
    {
        ClassificationOptions? asked = null;
        RunningService service = listening.Classifying((_, options) => asked = options);
        using HttpResponseMessage response = await PostAsync(
            service,
            Expressions + "?minFaceSize=12",
            $$$"""{"options":{"topK":2,"detect":"false","minConfidence":0.5,"include":["landmarks","logits"]},"image":{"content":"{{{Digits}}}"}}""");
        JsonElement face = (await response.ReadSuccessAsync()).GetProperty("faces")[0];
        Assert.Equal((12, 0.5f, Inference.Faces.FaceDetectionMode.Off), (asked!.MinFaceSize, asked.MinConfidence, asked.Detect));
        Assert.Equal(2, face.GetProperty("expressions").GetArrayLength());
        Assert.Equal(7, face.GetProperty("logits").GetArrayLength());
        Assert.Equal(1, face.GetProperty("landmarks").GetArrayLength());
    }

    [Fact]
    public async Task Post_ExpressionLabel_StandsForThePicture()
    {
        TransferRequest? asked = null;
        RunningService service = listening.Transferring(request => asked = request);
        using HttpResponseMessage response = await PostAsync(
            service, Transfers, $$$"""{"face":{"content":"{{{Digits}}}"},"expression":{"label":"fear"},"options":{"seed":7,"verify":true}}""");
        response.EnsureSuccessStatusCode();
        Assert.Equal(Picture, asked!.Face.ToArray());
        Assert.Equal((Expression.Fear, 7u, true), (asked.ExpressionLabel, asked.Seed, asked.Verify));
    }

    [Fact]
    public async Task Post_BatchImages_AreReadInTheirOrderWithTheirNames()
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await PostAsync(
            service, Batch, $$$"""{"images":[{"content":"{{{Digits}}}","name":"one"},{"content":"{{{Digits}}}"}]}""");
        JsonElement[] results = [.. (await response.ReadSuccessAsync()).GetProperty("results").EnumerateArray()];
        Assert.Equal([0, 1], results.Select(result => result.GetProperty("index").GetInt32()));
        Assert.Equal("one", results[0].Text("name"));
        Assert.False(results[1].TryGetProperty("name", out _));
    }

    [Theory]
    [InlineData(Expressions, "", 400, "invalid-request", null)]
    [InlineData(Expressions, "null", 400, "invalid-request", null)]
    [InlineData(Expressions, "[]", 400, "invalid-request", null)]
    [InlineData(Expressions, "{\"image\":", 400, "invalid-request", null)]
    [InlineData(Expressions, "{} {}", 400, "invalid-request", null)]
    [InlineData(Expressions, "{\"image\":[[[[[[]]]]]]}", 400, "invalid-parameter", "image")]
    [InlineData(Expressions, "{\"image\":5}", 400, "invalid-parameter", "image")]
    [InlineData(Expressions, "{\"image\":null}", 400, "missing-part", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":5}}", 400, "invalid-parameter", "image.content")]
    [InlineData(Expressions, "{\"image\":\"AAAA\",\"options\":[]}", 400, "invalid-parameter", "options")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"\\ud800\"}}", 400, "invalid-request", null)]
    [InlineData(Expressions, "{}", 400, "missing-part", "image")]
    [InlineData(Expressions, "{\"image\":{}}", 400, "missing-part", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"\"}}", 400, "missing-part", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"AAA\"}}", 400, "invalid-base64", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"A-+_\"}}", 400, "invalid-base64", "image")]
    [InlineData(Expressions, "{\"image\":\"not base64\"}", 400, "invalid-base64", "image")]
    [InlineData(Expressions, "{\"image\":\"https://example.org/a.png\"}", 422, "url-input-disabled", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"data:image/png,AAAA\"}}", 400, "invalid-base64", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"data:\"}}", 400, "invalid-base64", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"HTTPS://example.org/a.png\"}}", 422, "url-input-disabled", "image")]
    [InlineData(Expressions, "{\"image\":{\"url\":\"anything\"}}", 422, "url-input-disabled", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"AAAA\",\"content\":\"AAAA\"}}", 400, "duplicate-parameter", "image")]
    [InlineData(Expressions, "{\"image\":{\"content\":\"AAAA\"},\"image\":{\"content\":\"AAAA\"}}", 400, "duplicate-parameter", "image")]
    [InlineData(Expressions, "{\"image\":{\"label\":\"fear\"}}", 400, "invalid-parameter", "image.label")]
    [InlineData(Expressions, "{\"picture\":{}}", 400, "invalid-parameter", "picture")]
    [InlineData(Expressions, "{\"options\":{\"topk\":1}}", 400, "invalid-parameter", "topk")]
    [InlineData(Expressions, "{\"options\":{\"topK\":1,\"topK\":1}}", 400, "duplicate-parameter", "topK")]
    [InlineData(Expressions, "{\"image\":{\"content\":null}}", 400, "missing-part", "image")]
    [InlineData(Expressions, "{\"options\":{\"depth\":null}}", 400, "invalid-parameter", "depth")]
    [InlineData(Expressions, "{\"options\":{\"topK\":[1]}}", 400, "invalid-parameter", "topK")]
    [InlineData(Expressions, "{\"options\":{\"topK\":1.5},\"image\":{\"content\":\"AAAA\"}}", 400, "invalid-parameter", "topK")]
    [InlineData(Expressions + "?topK=1", "{\"options\":{\"topK\":1}}", 400, "duplicate-parameter", "topK")]
    [InlineData(Transfers, "{\"face\":{\"content\":\"AAAA\"},\"expression\":{\"label\":\"joy\"}}", 400, "invalid-parameter", "expressionLabel")]
    [InlineData(Transfers, "{\"face\":{\"content\":\"AAAA\"},\"expression\":{\"label\":\"fear\",\"content\":\"AAAA\"}}", 400, "invalid-parameter", "expressionLabel")]
    [InlineData(Transfers, "{\"face\":{\"content\":\"AAAA\"},\"expression\":{}}", 400, "missing-part", "expression")]
    [InlineData(Batch, "{\"images\":{}}", 400, "invalid-parameter", "images")]
    [InlineData(Batch, "{\"images\":[]}", 400, "missing-part", "image")]
    [InlineData(Batch, "{\"image\":{\"content\":\"AAAA\"}}", 400, "invalid-parameter", "image")]
    public async Task Post_WhatDoesNotFit_NamesIt(string path, string body, int status, string code, string? parameter)
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await PostAsync(service, path, body);
        JsonElement problem = await response.ReadProblemAsync((HttpStatusCode)status, code);
        Assert.Equal(parameter, problem.TryGetProperty("parameter", out JsonElement named) ? named.GetString() : null);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningService service, string path, string body) =>
        service.Client.UploadAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
}
