using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>The forms of the reply and the way of the options, with a scripted transfer.</summary>
public sealed class TransfersReplyTests(ListeningService listening) : IClassFixture<ListeningService>
{
    private const string Path = "/api/v1/transfers";
    private static readonly byte[] Face = [1, 2, 3];
    private static readonly byte[] Expression = [4, 5];

    [Fact]
    public async Task Post_Defaults_AnswersPngWithHeaders()
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Of(("face", Face), ("expression", Expression)));
        response.EnsureSuccessStatusCode();
        Assert.Equal("image/png", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("picture"u8.ToArray(), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("decoder/1", Assert.Single(response.Headers.GetValues("X-Model")));
        Assert.Equal("0", Assert.Single(response.Headers.GetValues("X-Seed")));
        Assert.Equal("1.5,2,30,40", Assert.Single(response.Headers.GetValues("X-Face-Box")));
        Assert.Contains("encode;dur=0.5", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("image/jpeg", "", "image/jpeg", GeneratedImageFormat.Jpeg)]
    [InlineData("image/webp", "", "image/webp", GeneratedImageFormat.Webp)]
    [InlineData("image/*", "", "image/png", GeneratedImageFormat.Png)]
    [InlineData("*/*", "?format=webp", "image/webp", GeneratedImageFormat.Webp)]
    [InlineData("image/*", "?format=jpeg", "image/jpeg", GeneratedImageFormat.Jpeg)]
    [InlineData("application/json", "", "application/json", GeneratedImageFormat.Png)]
    [InlineData("application/json", "?format=jpeg", "application/json", GeneratedImageFormat.Jpeg)]
    public async Task Post_AcceptAndFormat_ChooseTheReply(string accept, string query, string mediaType, GeneratedImageFormat format)
    {
        GeneratedImageFormat? asked = null;
        RunningService service = listening.Transferring(request => asked = request.Format);
        using HttpResponseMessage response =
            await service.Client.UploadAsync(Path + query, Forms.Of(("face", Face), ("expression", Expression)), ("Accept", accept));
        response.EnsureSuccessStatusCode();
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(format, asked);
    }

    [Fact]
    public async Task Post_AcceptJson_AnswersEveryMemberOfTheContract()
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + "?seed=4294967295", Forms.Of(("face", Face), ("expression", Expression)), ("Accept", "application/json"));
        JsonElement reply = await response.ReadSuccessAsync();

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", reply.GetProperty("id").GetString());
        Assert.Equal(uint.MaxValue, reply.GetProperty("seed").GetUInt32());
        Assert.Equal("""{"x":1.5,"y":2,"width":30,"height":40}""", reply.GetProperty("faceBox").GetRawText());
        Assert.Equal("""{"content":"cGljdHVyZQ==","format":"png","width":64,"height":64}""", reply.GetProperty("image").GetRawText());
        Assert.Equal(0.5, reply.GetProperty("timings").GetProperty("encodeMs").GetDouble());
        Assert.Equal(
            ["id", "model", "seed", "faceBox", "image", "warnings", "timings"], reply.EnumerateObject().Select(member => member.Name));
        Assert.Equal("4294967295", Assert.Single(response.Headers.GetValues("X-Seed")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OptionsInQueryOrForm_ReachTheTransfer(bool inForm)
    {
        (string, object)[] options =
        [
            ("detect", "true"), ("minFaceSize", "24"), ("minConfidence", "0.5"), ("intensity", "0.25"), ("seed", "7"), ("format", "webp"),
            ("quality", "55"), ("expressionLabel", "fear"), ("faceIndex", "3,0"), ("expressionFaceBox", "1,2,3.5,4"), ("paste", "original"),
        ];
        TransferRequest? asked = null;
        RunningService service = listening.Transferring(request => asked = request);
        string query = inForm ? "" : "?" + string.Join('&', options.Select(option => $"{option.Item1}={option.Item2}"));
        using HttpResponseMessage response =
            await service.Client.UploadAsync(Path + query, Forms.Of([("face", Face), .. inForm ? options : []]));
        response.EnsureSuccessStatusCode();

        Assert.Equal(Face, asked!.Face.ToArray());
        Assert.Equal((3, null, 0, new FaceBox(1, 2, 3.5f, 4)), (asked.FaceIndex, asked.FaceBox, asked.ExpressionFaceIndex, asked.ExpressionFaceBox));
        Assert.Equal([0], asked.MoreFaceIndices);
        Assert.Equal((PasteMode.Original, PictureSize.Photo), (asked.Paste, asked.Size));
        Assert.Null(asked.Expression);
        Assert.Equal(Inference.Expressions.Expression.Fear, asked.ExpressionLabel);
        Assert.Equal((FaceDetectionMode.On, 24, 0.5f), (asked.Detect, asked.MinFaceSize, asked.MinConfidence));
        Assert.Equal((0.25f, 7u, GeneratedImageFormat.Webp, 55), (asked.Intensity, asked.Seed, asked.Format, asked.Quality));
    }

    [Fact]
    public async Task Post_ExpressionPicture_ReachesTheTransferUnchanged()
    {
        TransferRequest? asked = null;
        RunningService service = listening.Transferring(request => asked = request);
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Of(("expression", Expression), ("face", Face)));
        response.EnsureSuccessStatusCode();
        Assert.Equal(Face, asked!.Face.ToArray());
        Assert.Equal(Expression, asked.Expression!.Value.ToArray());
        Assert.Null(asked.ExpressionLabel);
    }

    [Theory]
    [InlineData("?expressionLabel=all", "image/png", LabelSet.Strip)]
    [InlineData("?expressionLabel=all", "application/json", LabelSet.Apart)]
    [InlineData("?expressionLabel=fear", "application/json", null)]
    public async Task Post_AllLabels_AreAStripOrApart(string query, string accept, LabelSet? expected)
    {
        TransferRequest? asked = null;
        RunningService service = listening.Transferring(request => asked = request);
        using HttpResponseMessage response = await service.Client.UploadAsync(Path + query, Forms.Of(("face", Face)), ("Accept", accept));
        response.EnsureSuccessStatusCode();
        Assert.Equal(expected, asked!.AllLabels);
        Assert.Equal(expected is null, asked.ExpressionLabel is not null);
    }

    [Theory]
    [InlineData("?expressionFaceIndex=2")]
    [InlineData("?expressionFaceBox=1,2,3,4")]
    public async Task Post_ExpressionFaceWithoutItsPart_IsAnotherFaceOfTheFacePicture(string query)
    {
        TransferRequest? asked = null;
        RunningService service = listening.Transferring(request => asked = request);
        using HttpResponseMessage response = await service.Client.UploadAsync(Path + query, Forms.Of(("face", Face)));
        response.EnsureSuccessStatusCode();
        Assert.Equal(Face, asked!.Expression!.Value.ToArray());
        Assert.Equal(query.Contains("Index", StringComparison.Ordinal) ? 2 : 0, asked.ExpressionFaceIndex);
    }

    [Theory]
    [InlineData("0,")]
    [InlineData("0,0")]
    [InlineData("1,100")]
    [InlineData("a")]
    public async Task Post_BadFaceIndex_IsRefused(string indices)
    {
        RunningService service = listening.Quiet();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            $"{Path}?expressionLabel=fear&paste=original&faceIndex={indices}", Forms.Of(("face", Face)));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }
}
