using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Uploads;

/// <summary>Bodies with <c>Content-Encoding: gzip</c>, in every form that a body has.</summary>
public sealed class CompressedUploadTests
{
    private const string Expressions = "/api/v1/expressions";
    private static readonly byte[] Picture = [1, 2, 3];

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=b")]
    public async Task Post_GzipBody_IsReadAsIfItWerePlain(string contentType)
    {
        byte[] plain = contentType switch
        {
            "image/jpeg" => Picture,
            "application/json" => Encoding.ASCII.GetBytes($"{{\"image\":\"{Convert.ToBase64String(Picture)}\"}}"),
            _ => [.. "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a\"\r\n\r\n"u8, .. Picture, .. "\r\n--b--\r\n"u8],
        };
        byte[]? read = null;
        await using RunningService service = await StartAsync(image => read = image.ToArray());

        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Encoded(Gzip(plain), contentType, "gzip"));

        await response.ReadSuccessAsync();
        Assert.Equal(Picture, read);
    }

    [Fact]
    public async Task Post_GzipThatInflatesBeyondTheLimit_IsBodyTooLarge()
    {
        await using RunningService service = await StartAsync(_ => { }, "--TDGan:Limits:MaxBodyBytes=100000");
        byte[] bomb = Gzip(new byte[10_000_000]);
        Assert.InRange(bomb.Length, 1, 50_000);

        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Encoded(bomb, "image/png", "gzip"));

        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Equal(100_000, problem.GetProperty("limit").GetInt64());
    }

    [Theory]
    [InlineData(Expressions, "br")]
    [InlineData(Expressions, "deflate")]
    [InlineData("/v2/models/expression-branch/infer", "br")]
    public async Task Post_OtherEncoding_NamesItAndWhatIsTaken(string path, string encoding)
    {
        await using RunningService service = await RunningService.StartAsync();

        using HttpResponseMessage response = await service.Client.UploadAsync(path, Encoded(Picture, "image/png", encoding));

        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.Equal("Content-Encoding", problem.Text("parameter"));
        Assert.Equal($"Content-Encoding is {encoding}; expected gzip, or none", problem.Text("detail"));
        Assert.Equal("gzip", Assert.Single(response.Headers.GetValues("Accept-Encoding")));
    }

    [Fact]
    public async Task Post_AnnouncedGzipThatIsNone_SaysSo()
    {
        await using RunningService service = await StartAsync(_ => { });

        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Encoded(new byte[200], "image/png", "gzip"));

        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("Content-Encoding", problem.Text("parameter"));
    }

    [Theory]
    [InlineData("image/jpg")]
    [InlineData("IMAGE/JPG")]
    [InlineData("image/pjpeg")]
    public async Task Post_UsualNameOfAPictureType_IsTaken(string mediaType)
    {
        byte[]? read = null;
        await using RunningService service = await StartAsync(image => read = image.ToArray());

        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Raw(Picture, mediaType));

        await response.ReadSuccessAsync();
        Assert.Equal(Picture, read);
    }

    private static ByteArrayContent Encoded(byte[] body, string contentType, string encoding)
    {
        ByteArrayContent content = Forms.Raw(body, contentType);
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    private static byte[] Gzip(byte[] plain)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return target.ToArray();
    }

    private static Task<RunningService> StartAsync(Action<ReadOnlyMemory<byte>> look, params string[] settings) =>
        RunningService.StartAsync(
            new ScriptedClassifier((image, _, _) =>
            {
                look(image);
                return Task.FromResult(ScriptedClassifier.Result);
            }),
            settings);
}
