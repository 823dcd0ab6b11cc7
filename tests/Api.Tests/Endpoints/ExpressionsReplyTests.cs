using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>The shape of the reply and the way of the options, with a scripted classifier.</summary>
public sealed class ExpressionsReplyTests(ListeningService listening) : IClassFixture<ListeningService>
{
    private const string Path = "/api/v1/expressions";
    private static readonly byte[] Picture = [1, 2, 3];

    [Fact]
    public async Task Post_Defaults_AnswersEveryMemberOfTheContract()
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Of(("image", Picture)));
        JsonElement reply = await response.ReadSuccessAsync();

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", reply.GetProperty("id").GetString());
        AssertJson($$"""{"name":"expression-branch","version":"1","sha256":"{{new string('a', 64)}}","device":"cpu"}""", reply, "model");
        AssertJson("""{"width":200,"height":100,"format":"png","exifOrientation":1,"orientationApplied":false}""", reply, "image");
        AssertJson("""[{"code":"face_too_small","faceIndex":0,"message":"The face is small."}]""", reply, "warnings");
        AssertJson("""{"decodeMs":1.5,"detectMs":0,"preprocessMs":0,"queueMs":0,"inferenceMs":2.25,"batchSize":1}""", reply, "timings");
        AssertJson("1", reply, "facesFound");
        JsonElement face = Assert.Single(reply.GetProperty("faces").EnumerateArray());
        AssertJson("""{"x":50,"y":25,"width":100,"height":50}""", face, "box");
        AssertJson("""{"x":0.25,"y":0.25,"width":0.5,"height":0.5}""", face, "boxNormalized");
        AssertJson("0", face, "index");
        AssertJson("0.75", face, "confidence");
        AssertJson("\"neutral\"", face, "dominant");
        AssertJson("false", face, "uncertain");
        Assert.False(face.TryGetProperty("mesh", out _));
        Assert.False(face.TryGetProperty("pose", out _));
        Assert.Equal(
            ["neutral", "anger", "sadness", "happiness", "disgust", "fear", "surprise"],
            face.GetProperty("expressions").EnumerateArray().Select(score => score.GetProperty("label").GetString()));
        Assert.Equal(7f / 28f, face.GetProperty("expressions")[0].GetProperty("score").GetSingle());
        Assert.False(face.TryGetProperty("landmarks", out _));
        Assert.False(face.TryGetProperty("logits", out _));
        Assert.False(face.TryGetProperty("quality", out _));
        Assert.Equal(["id", "model", "image", "facesFound", "faces", "warnings", "timings"], reply.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Post_TopKAndInclude_CutsScoresAndAddsMembers()
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response =
            await service.Client.UploadAsync(Path + "?topK=2&include=landmarks,logits,quality", Forms.Of(("image", Picture)));
        JsonElement face = (await response.ReadSuccessAsync()).GetProperty("faces")[0];

        Assert.Equal(2, face.GetProperty("expressions").GetArrayLength());
        AssertJson("""{"sharpness":0.5,"size":50}""", face, "quality");
        AssertJson("""[{"type":"leftEye","x":60.5,"y":30.25}]""", face, "landmarks");
        Assert.Equal(7, face.GetProperty("logits").GetArrayLength());
        Assert.Equal("""{"label":"surprise","value":1}""", face.GetProperty("logits")[0].GetRawText());
    }

    [Fact]
    public async Task Post_FaceTakenWithoutDetector_HasNullConfidence()
    {
        FaceExpression face = ScriptedClassifier.Result.Faces[0] with { Face = new DetectedFace(new FaceBox(0, 0, 200, 100), null, []) };
        ScriptedClassifier classifier = new((_, _, _) => Task.FromResult(ScriptedClassifier.Result with { Faces = [face] }));
        await using RunningService service = await RunningService.StartAsync(classifier);
        using HttpResponseMessage response = await service.Client.UploadAsync(Path + "?include=landmarks", Forms.Of(("image", Picture)));
        JsonElement reply = (await response.ReadSuccessAsync()).GetProperty("faces")[0];

        Assert.Equal(JsonValueKind.Null, reply.GetProperty("confidence").ValueKind);
        Assert.Equal(0, reply.GetProperty("landmarks").GetArrayLength());
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    [InlineData("image/bmp")]
    [InlineData("image/gif")]
    [InlineData("application/octet-stream")]
    [InlineData("IMAGE/PNG")]
    public async Task Post_RawBody_ReachesTheClassifierUnchanged(string mediaType)
    {
        byte[] sent = [.. Enumerable.Range(0, 100_000).Select(index => (byte)(index * 7))];
        byte[]? received = null;
        RunningService service = listening.Classifying((image, _) => received = image.ToArray());
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Raw(sent, mediaType));
        await response.ReadSuccessAsync();
        Assert.Equal(sent, received);
    }

    [Fact]
    public async Task Post_MultipartPart_ReachesTheClassifierUnchanged()
    {
        byte[] sent = [.. Enumerable.Range(0, 100_000).Select(index => (byte)(index * 7))];
        byte[]? received = null;
        RunningService service = listening.Classifying((image, _) => received = image.ToArray());
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Of(("image", sent)));
        await response.ReadSuccessAsync();
        Assert.Equal(sent, received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OptionsInQueryOrForm_ReachTheClassifier(bool inForm)
    {
        (string, object)[] options = [("detect", "false"), ("minFaceSize", "24"), ("minConfidence", "0.5"), ("maxFaces", "3")];
        ClassificationOptions? received = null;
        RunningService service = listening.Classifying((_, asked) => received = asked);
        string query = inForm ? "" : "?" + string.Join('&', options.Select(option => $"{option.Item1}={option.Item2}"));
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + query, Forms.Of([("image", Picture), .. inForm ? options : []]));
        await response.ReadSuccessAsync();
        Assert.Equal(
            new ClassificationOptions { Detect = FaceDetectionMode.Off, MinFaceSize = 24, MinConfidence = 0.5f, MaxFaces = 3 },
            received! with { Deadline = null });
    }

    [Fact]
    public async Task Post_NoOptions_AsksForTheDefaults()
    {
        ClassificationOptions? received = null;
        RunningService service = listening.Classifying((_, asked) => received = asked);
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Raw(Picture));
        await response.ReadSuccessAsync();
        Assert.NotNull(received!.Deadline);
        Assert.Equal(new ClassificationOptions(), received with { Deadline = null });
    }

    [Fact]
    public async Task Post_Success_TellsTimingsAndForbidsCaching()
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Raw(Picture));
        Assert.Matches(
            @"^decode;dur=1\.5, detect;dur=0, preprocess;dur=0, queue;dur=0, inference;dur=2\.25, encode;dur=0, total;dur=\d+(\.\d+)?$",
            Assert.Single(response.Headers.GetValues("Server-Timing")));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    private static void AssertJson(string expected, JsonElement parent, string member) =>
        Assert.Equal(expected, parent.GetProperty(member).GetRawText());
}
