using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Interpolation;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>The forms of the request and of the reply, with a scripted interpolation.</summary>
public sealed class InterpolationsReplyTests
{
    private const string Path = "/api/v1/interpolations";
    private static readonly byte[] Face = [1, 2, 3];
    private static readonly byte[] Other = [4, 5];
    private static readonly byte[] Smile = [6];

    [Fact]
    public async Task Post_Defaults_AnswersWebpWithHeaders()
    {
        await using RunningService service = await StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path, Forms.Of(("face", Face), ("expressionFrom", Smile), ("expressionTo", Other)));
        response.EnsureSuccessStatusCode();
        Assert.Equal("image/webp", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("picture"u8.ToArray(), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("decoder/1", Assert.Single(response.Headers.GetValues("X-Model")));
        Assert.Equal("0", Assert.Single(response.Headers.GetValues("X-Seed")));
        Assert.Equal("1.5,2,30,40", Assert.Single(response.Headers.GetValues("X-Face-Box")));
        Assert.Contains("encode;dur=0.5", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("image/gif", "", "image/gif", InterpolationFormat.Gif)]
    [InlineData("image/png", "", "image/png", InterpolationFormat.PngStrip)]
    [InlineData("image/*", "", "image/webp", InterpolationFormat.Webp)]
    [InlineData("*/*", "?format=gif", "image/gif", InterpolationFormat.Gif)]
    [InlineData("*/*", "?format=json", "application/json", InterpolationFormat.Frames)]
    [InlineData("application/json", "", "application/json", InterpolationFormat.Frames)]
    public async Task Post_AcceptAndFormat_ChooseTheReply(string accept, string query, string mediaType, InterpolationFormat format)
    {
        InterpolationRequest? asked = null;
        await using RunningService service = await StartAsync(request => asked = request);
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + query, Forms.Of(("faceFrom", Face), ("faceTo", Other), ("expressionLabel", "fear")), ("Accept", accept));
        response.EnsureSuccessStatusCode();
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(format, asked!.Format);
    }

    [Fact]
    public async Task Post_FormatThatAcceptRefuses_IsNotAcceptable()
    {
        await using RunningService service = await StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + "?format=gif", Forms.Of(("faceFrom", Face), ("faceTo", Other), ("expressionLabel", "fear")), ("Accept", "image/webp"));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");
        Assert.Equal("image/gif", problem.Text("expected"));
    }

    [Fact]
    public async Task Post_FormatJson_AnswersEveryMemberOfTheContract()
    {
        await using RunningService service = await StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + "?format=json&steps=3&seed=9",
            Forms.Of(("face", Face), ("expressionFromLabel", "neutral"), ("expressionToLabel", "happiness")));
        JsonElement reply = await response.ReadSuccessAsync();

        Assert.Equal(
            ["id", "model", "seed", "faceBox", "frames", "warnings", "timings"], reply.EnumerateObject().Select(member => member.Name));
        JsonElement[] frames = [.. reply.GetProperty("frames").EnumerateArray()];
        Assert.Equal([0, 0.5, 1], frames.Select(frame => frame.GetProperty("position").GetDouble()));
        Assert.All(frames, frame => Assert.Equal(
            """{"content":"cGljdHVyZQ==","format":"png","width":64,"height":64}""", frame.GetProperty("image").GetRawText()));
        Assert.Equal(9u, reply.GetProperty("seed").GetUInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OptionsInQueryOrForm_ReachTheInterpolation(bool inForm)
    {
        (string, object)[] options =
        [
            ("detect", "true"), ("minFaceSize", "24"), ("minConfidence", "0.5"), ("steps", "5"), ("seed", "7"), ("format", "gif"),
            ("expressionFromLabel", "fear"),
        ];
        InterpolationRequest? asked = null;
        await using RunningService service = await StartAsync(request => asked = request);
        string query = inForm ? "" : "?" + string.Join('&', options.Select(option => $"{option.Item1}={option.Item2}"));
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + query, Forms.Of([("face", Face), ("expressionTo", Smile), .. inForm ? options : []]));
        response.EnsureSuccessStatusCode();

        Assert.Equal(Face, asked!.FaceFrom.ToArray());
        Assert.Null(asked.FaceTo);
        Assert.Equal(Expression.Fear, asked.ExpressionFrom.Label);
        Assert.Equal(Smile, asked.ExpressionTo!.Picture!.Value.ToArray());
        Assert.Equal((FaceDetectionMode.On, 24, 0.5f), (asked.Detect, asked.MinFaceSize, asked.MinConfidence));
        Assert.Equal((5, 7u, InterpolationFormat.Gif), (asked.Steps, asked.Seed, asked.Format));
    }

    [Theory]
    [InlineData("invalid-parameter", "face", "faceFrom", "faceTo", "face", "expression")]
    [InlineData("invalid-parameter", "expressionFrom", "faceFrom", "faceTo", "expressionFrom", "expression")]
    [InlineData("invalid-parameter", "expression", "face", "expressionFrom", "expressionTo", "expression")]
    [InlineData("missing-part", "faceTo", "faceFrom", "expression")]
    [InlineData("missing-part", "face", "expressionFrom", "expressionTo")]
    [InlineData("missing-part", "expressionTo", "face", "expressionFrom")]
    [InlineData("missing-part", "expression", "faceFrom", "faceTo")]
    public async Task Post_PartsOfNoKind_NamesTheFirstThatIsWrong(string code, string parameter, params string[] parts)
    {
        await using RunningService service = await StartAsync();
        using HttpResponseMessage response =
            await service.Client.UploadAsync(Path, Forms.Of([.. parts.Select(part => (part, (object)Face))]));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(parameter, problem.Text("parameter"));
    }

    [Fact]
    public async Task Post_PartAndItsLabel_IsInvalid()
    {
        await using RunningService service = await StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path, Forms.Of(("face", Face), ("expressionFrom", Smile), ("expressionFromLabel", "fear"), ("expressionTo", Smile)));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("expressionFromLabel", problem.Text("parameter"));
    }

    private static Task<RunningService> StartAsync(Action<InterpolationRequest>? look = null) =>
        RunningService.StartAsync(services => services.AddSingleton<IExpressionInterpolation>(new ScriptedInterpolation((request, _) =>
        {
            look?.Invoke(request);
            return Task.FromResult(ScriptedInterpolation.Answer(request));
        })));
}
