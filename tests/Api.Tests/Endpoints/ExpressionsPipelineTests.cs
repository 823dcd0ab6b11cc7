using System.Net;
using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Real pictures through the real pipeline.</summary>
public sealed class ExpressionsPipelineTests(SharedService shared)
{
    private const string Path = "/api/v1/expressions";

    public static TheoryData<string, byte[]> Formats => new()
    {
        { "png", DrawnFaces.Png(Expression.Fear) },
        { "jpeg", DrawnFaces.Jpeg(Expression.Fear) },
        { "webp", DrawnFaces.Webp(Expression.Fear) },
        { "bmp", DrawnFaces.Bmp(Expression.Fear) },
        { "gif", DrawnFaces.Gif(Expression.Fear) },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Post_AnyFormat_IsReadFromItsFirstBytesInBothForms(string format, byte[] picture)
    {
        // The announced type is wrong on purpose for all but one.
        JsonElement raw = await ReadAsync(Forms.Raw(picture, "image/gif"));
        JsonElement form = await ReadAsync(Forms.Of(("image", picture)));
        Assert.Equal(format, raw.GetProperty("image").GetProperty("format").GetString());
        Assert.Equal(raw.GetProperty("image").GetRawText(), form.GetProperty("image").GetRawText());
        Assert.Equal(raw.GetProperty("faces").GetRawText(), form.GetProperty("faces").GetRawText());
    }

    [Fact]
    public async Task Post_Face_HasSevenSortedScoresThatSumToOne()
    {
        JsonElement face = Assert.Single((await ReadAsync(Forms.Raw(Pictures.Happy))).GetProperty("faces").EnumerateArray());
        float[] scores = [.. face.GetProperty("expressions").EnumerateArray().Select(score => score.GetProperty("score").GetSingle())];
        Assert.Equal(7, scores.Length);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(1, scores.Sum(), 1e-5);
        Assert.Equal(face.GetProperty("dominant").GetString(), face.GetProperty("expressions")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Post_TurnedJpeg_TellsTheUprightSizeAndItsOrientation()
    {
        JsonElement image = (await ReadAsync(Forms.Raw(DrawnFaces.Jpeg(Expression.Fear, 6, 120, 100)))).GetProperty("image");
        Assert.Equal("""{"width":120,"height":100,"format":"jpeg","exifOrientation":6,"orientationApplied":true}""", image.GetRawText());
    }

    [Fact]
    public async Task Post_WholePictureTakenAsFace_SaysSo()
    {
        JsonElement reply = await ReadAsync(Forms.Raw(Pictures.Happy));
        Assert.Contains("whole_image_used", reply.GetProperty("warnings").EnumerateArray().Select(warning => warning.Text("code")));
        Assert.Equal(JsonValueKind.Null, reply.GetProperty("faces")[0].GetProperty("confidence").ValueKind);
        Assert.Equal("""{"x":0,"y":0,"width":1,"height":1}""", reply.GetProperty("faces")[0].GetProperty("boxNormalized").GetRawText());
    }

    [Fact]
    public async Task Post_SamePictureTwice_GivesTheSameFaces()
    {
        JsonElement first = await ReadAsync(Forms.Raw(Pictures.Happy));
        JsonElement second = await ReadAsync(Forms.Raw(Pictures.Happy));
        Assert.Equal(first.GetProperty("faces").GetRawText(), second.GetProperty("faces").GetRawText());
        Assert.NotEqual(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Post_32AtOnce_EqualLoneReplies()
    {
        byte[][] pictures = [.. Enumerable.Range(0, 32).Select(index => DrawnFaces.Png((Expression)(index % 7), 64 + index, 70))];
        string[] lone = new string[pictures.Length];
        for (int i = 0; i < pictures.Length; i++)
        {
            lone[i] = (await ReadAsync(Forms.Raw(pictures[i]))).GetProperty("faces").GetRawText();
        }

        JsonElement[] together = await Task.WhenAll(pictures.Select(picture => ReadAsync(Forms.Of(("image", picture)))));
        Assert.Equal(lone, together.Select(reply => reply.GetProperty("faces").GetRawText()));
    }

    [Fact]
    public async Task Post_PictureWithTooManyPixels_IsImageTooLargeWithBothNumbers()
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(Path, Forms.Raw(Pictures.Bomb));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "image-too-large");
        Assert.Equal((51_000_000L, 3_600_000_000L), (problem.GetProperty("limit").GetInt64(), problem.GetProperty("actual").GetInt64()));
    }

    [Fact]
    public async Task Post_DetectionDemandedWithoutADetector_IsInvalidParameter()
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(Path + "?detect=true", Forms.Raw(Pictures.Happy));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("detect", problem.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Post_AnyProblem_ShowsNothingOfAnException()
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(Path, Forms.Raw(Pictures.Truncated));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "image-undecodable");
        Assert.Equal(
            ["type", "title", "status", "detail", "code", "requestId", "traceId"], problem.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain("jpeg", problem.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(HttpContent body)
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(Path, body);
        return await response.ReadSuccessAsync();
    }
}
