using System.Net;
using System.Text.Json;
using SkiaSharp;
using TDGan.Api.Tests.Support;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Photos with several faces through the whole service, with a detector.</summary>
public sealed class PhotoTests(PhotoTests.DetectingService detecting) : IClassFixture<PhotoTests.DetectingService>
{
    private const string Expressions = "/api/v1/expressions";
    private const string Transfers = "/api/v1/transfers";

    private static readonly byte[] Group = GroupPhoto.Jpeg(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Orientations() => new(Enumerable.Range(1, 8));

    [Theory]
    [MemberData(nameof(Orientations))]
    public async Task PostExpressions_EveryExifOrientation_FindsTheSameFaces(int orientation)
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage upright = await service.Client.UploadAsync(Expressions, Forms.Raw(GroupPhoto.Jpeg(1.25f)));
        using HttpResponseMessage turned = await service.Client.UploadAsync(Expressions, Forms.Raw(GroupPhoto.Jpeg(1.25f, orientation)));

        float[][] expected = Boxes(await upright.ReadSuccessAsync());
        float[][] actual = Boxes(await turned.ReadSuccessAsync());

        Assert.Equal(4, expected.Length);
        Assert.Equal(4, actual.Length);
        Assert.All(expected.Zip(actual).SelectMany(pair => pair.First.Zip(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, 2f));
    }

    [Fact]
    public async Task PostExpressions_SeveralFaces_AreAllRead()
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage response =
            await service.Client.UploadAsync(Expressions + "?include=landmarks,quality", Forms.Raw(Group));
        JsonElement reply = await response.ReadSuccessAsync();

        JsonElement[] faces = [.. reply.GetProperty("faces").EnumerateArray()];
        Assert.Equal([0, 1, 2, 3], faces.Select(face => face.GetProperty("index").GetInt32()));
        Assert.All(faces, face => Assert.Equal(5, face.GetProperty("landmarks").GetArrayLength()));
        Assert.All(faces, face => Assert.InRange(face.GetProperty("quality").GetProperty("sharpness").GetSingle(), 0.01f, 1f));
        JsonElement[] eyes = [.. faces[0].GetProperty("landmarks").EnumerateArray().Take(2)];
        Assert.Equal(["rightEye", "leftEye"], eyes.Select(eye => eye.Text("type")));
        Assert.True(eyes[0].GetProperty("x").GetSingle() < eyes[1].GetProperty("x").GetSingle());
    }

    [Fact]
    public async Task PostExpressions_NoFace_IsAnEmptyList()
    {
        RunningService service = detecting.Service;
        byte[] picture = DrawnFaces.Png(TDGan.Inference.Expressions.Expression.Happiness, 400, 300);
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Raw(picture));

        JsonElement reply = await response.ReadSuccessAsync();

        Assert.Equal((0, 0), (reply.GetProperty("faces").GetArrayLength(), reply.GetProperty("warnings").GetArrayLength()));
    }

    [Fact]
    public async Task PostExpressions_FaceCrop_WorksByItselfAndSaysSo()
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Raw(Pictures.Happy));
        JsonElement reply = await response.ReadSuccessAsync();

        Assert.Equal("whole_image_used", Assert.Single(reply.GetProperty("warnings").EnumerateArray()).Text("code"));
        Assert.Equal(JsonValueKind.Null, reply.GetProperty("faces")[0].GetProperty("confidence").ValueKind);
    }

    [Theory]
    [InlineData("image/*", "image/jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("image/png", "image/png", SKEncodedImageFormat.Png)]
    [InlineData("image/webp", "image/webp", SKEncodedImageFormat.Webp)]
    public async Task PostExpressions_AcceptPicture_IsTheUploadDrawnOn(string accept, string mediaType, SKEncodedImageFormat format)
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Raw(Group), ("Accept", accept));
        response.EnsureSuccessStatusCode();

        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        using SKCodec codec = SKCodec.Create(new MemoryStream(await response.Content.ReadAsByteArrayAsync(Cancellation)));
        Assert.Equal((640, 480, format), (codec.Info.Width, codec.Info.Height, codec.EncodedFormat));
    }

    [Fact]
    public async Task PostExpressions_ManyAtOnce_EachGetsTheReplyOfALoneRequest()
    {
        await using RunningService service = await RunningService.StartWithDetectorAsync("--TDGan:Limits:Deadline=00:05:00");
        byte[][] photos = [.. Enumerable.Range(0, 64).Select(Photo)];
        var alone = new List<string>();
        foreach (byte[] photo in photos)
        {
            alone.Add(await FacesAsync(service, photo));
        }

        string[] together = await Task.WhenAll(photos.Select(photo => FacesAsync(service, photo)));

        Assert.Equal(alone, together);
        Assert.Equal(64, alone.Distinct().Count());
    }

    [Fact]
    public async Task PostTransfers_FaceIndexOrBox_TakesThatFace()
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage byIndex = await TransferAsync(service, "?faceIndex=1");
        using HttpResponseMessage byBox = await TransferAsync(service, "?faceBox=202,121,93,95");

        Assert.Equal("200,120,96,96", Assert.Single(byIndex.Headers.GetValues("X-Face-Box")));
        Assert.Equal("200,120,96,96", Assert.Single(byBox.Headers.GetValues("X-Face-Box")));
        Assert.Equal(await byIndex.Content.ReadAsByteArrayAsync(Cancellation), await byBox.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task PostTransfers_FaceIndexAndBox_AreRefusedTogether()
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage response = await TransferAsync(service, "?faceIndex=1&faceBox=1,2,3,4");

        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("faceBox", problem.Text("parameter"));
    }

    [Fact]
    public async Task PostTransfers_FaceIndexBeyondTheFaces_TellsTheLimit()
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage response = await TransferAsync(service, "?faceIndex=4");

        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.UnprocessableContent, "face-index-out-of-range");
        Assert.Equal(("faceIndex", 3, 4), (problem.Text("parameter"), problem.GetProperty("limit").GetInt32(), problem.GetProperty("actual").GetInt32()));
    }

    [Fact]
    public async Task PostTransfers_PasteOriginal_ChangesThatFaceOnly()
    {
        RunningService service = detecting.Service;
        using HttpResponseMessage response = await TransferAsync(service, "?faceIndex=1&paste=original");
        response.EnsureSuccessStatusCode();
        using SKBitmap pasted = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync(Cancellation));
        using SKBitmap photo = SKBitmap.Decode(Group);

        Assert.Equal((640, 480), (pasted.Width, pasted.Height));
        var face = SKRectI.Create(160, 80, 176, 176);
        for (int y = 0; y < 480; y++)
        {
            for (int x = 0; x < 640; x++)
            {
                Assert.True(face.Contains(x, y) || pasted.GetPixel(x, y) == photo.GetPixel(x, y), $"({x}, {y}) changed");
            }
        }

        Assert.NotEqual(photo.GetPixel(248, 175), pasted.GetPixel(248, 175));
    }

    private static Task<HttpResponseMessage> TransferAsync(RunningService service, string query) =>
        service.Client.UploadAsync(Transfers + query, Forms.Of(("face", Group), ("expressionLabel", "anger")));

    private static async Task<string> FacesAsync(RunningService service, byte[] photo)
    {
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions + "?include=landmarks,logits,quality", Forms.Raw(photo));
        return (await response.ReadSuccessAsync()).GetProperty("faces").GetRawText();
    }

    // The same people under another light, so that no two replies are equal.
    private static byte[] Photo(int number)
    {
        using SKBitmap photo = GroupPhoto.Draw(1 + (number % 2 * 0.25f));
        using var canvas = new SKCanvas(photo);
        using var light = new SKPaint { Color = new SKColor(255, 255, 255, (byte)(2 + number)) };
        canvas.DrawRect(0, 0, photo.Width, photo.Height / 2f, light);
        using SKData file = photo.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    private static float[][] Boxes(JsonElement reply) =>
    [
        .. reply.GetProperty("faces").EnumerateArray().Select(face => face.GetProperty("box"))
            .Select(box => box.EnumerateObject().Select(member => member.Value.GetSingle()).ToArray())

            // Two faces have one size; which of them comes first is open.
            .OrderBy(box => box[0]),
    ];

    /// <summary>One service with a detector.</summary>
    public sealed class DetectingService : IAsyncLifetime
    {
        internal RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await RunningService.StartWithDetectorAsync();

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
