using System.Text.Json;
using SkiaSharp;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>The shipped models on faces that lean, lie far apart in a long photo, or are none; the faces are the page's samples.</summary>
public sealed class AnyFaceTests(AnyFaceTests.ShippedService shipped) : IClassFixture<AnyFaceTests.ShippedService>
{
    private const string Expressions = "/api/v1/expressions";

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-30)]
    public async Task PostExpressions_FaceThatLeans_IsFoundWithItsPose(float degrees)
    {
        RunningService service = shipped.Service;
        JsonElement face = Assert.Single((await ReadAsync(service, Turned("face-1.jpg", degrees))).GetProperty("faces").EnumerateArray());

        Assert.Equal(degrees, face.GetProperty("pose").GetProperty("roll").GetSingle(), 8f);
        Assert.InRange(face.GetProperty("pose").GetProperty("yaw").GetSingle(), -15, 15);
    }

    [Fact]
    public async Task PostExpressions_IncludeMesh_GivesEveryPointByNameNearTheBox()
    {
        RunningService service = shipped.Service;
        JsonElement face = (await ReadAsync(service, Turned("face-1.jpg", 0), "?include=mesh,landmarks")).GetProperty("faces")[0];

        Dictionary<string, JsonElement> mesh = face.GetProperty("mesh").EnumerateArray().ToDictionary(point => point.Text("name")!);
        Assert.Equal(117, mesh.Count);
        JsonElement[] five = [.. face.GetProperty("landmarks").EnumerateArray()];
        float eyes = five[1].GetProperty("x").GetSingle() - five[0].GetProperty("x").GetSingle();
        Assert.Equal(five[2].GetProperty("x").GetSingle(), mesh["nose4"].GetProperty("x").GetSingle(), eyes / 4);
        Assert.Equal(five[3].GetProperty("x").GetSingle(), mesh["outerLips0"].GetProperty("x").GetSingle(), eyes / 4);
        Assert.True(mesh["nose4"].GetProperty("depth").GetSingle() < mesh["outline1"].GetProperty("depth").GetSingle());
    }

    [Fact]
    public async Task PostExpressions_PanoramaWithTwoFaces_FindsBothInTiles()
    {
        RunningService service = shipped.Service;
        byte[] panorama = Panorama(12000, 700, 240, 500, 11000);

        Assert.Equal(2, (await ReadAsync(service, panorama)).GetProperty("faces").GetArrayLength());
    }

    [Fact]
    public async Task PostExpressions_PanoramaWithoutTiles_SaysThatTheSearchWasCoarse()
    {
        await using RunningService service = await StartAsync("--TDGan:Faces:MaxTiles=0");
        JsonElement reply = await ReadAsync(service, Panorama(12000, 700, 240, 500, 11000));

        Assert.Contains("search_coarse", reply.GetProperty("warnings").EnumerateArray().Select(warning => warning.Text("code")));
    }

    [Theory]
    [InlineData(128)]
    [InlineData(200)]
    public async Task PostExpressions_SmallPictureOfNoFace_FindsNone(int side)
    {
        RunningService service = shipped.Service;
        using var picture = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint { Color = SKColors.DarkSlateGray };
            canvas.DrawRect(side / 4f, 0, side / 3f, side, paint);
        }

        Assert.Equal(0, (await ReadAsync(service, Encode(picture))).GetProperty("faces").GetArrayLength());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.25)]
    public async Task PostExpressions_SamePhotoSmaller_GivesTheSameLabelsOrSaysThatItIsUncertain(double scale)
    {
        await using RunningService service = await StartAsync();
        using SKBitmap photo = Sample("group.jpg");
        using SKBitmap smaller = photo.Resize(
            new SKSizeI((int)(photo.Width * scale), (int)(photo.Height * scale)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        JsonElement[] large = FromLeft(await ReadAsync(service, Encode(photo))), small = FromLeft(await ReadAsync(service, Encode(smaller)));

        Assert.Equal(large.Length, small.Length);
        Assert.True(large.Length > 2, "the group has several faces");
        Assert.All(large.Zip(small), face => Assert.True(
            face.First.Text("dominant") == face.Second.Text("dominant") || face.First.GetProperty("uncertain").GetBoolean() || face.Second.GetProperty("uncertain").GetBoolean(),
            $"{face.First.Text("dominant")} became {face.Second.Text("dominant")}"));
    }

    private static JsonElement[] FromLeft(JsonElement reply) =>
        [.. reply.GetProperty("faces").EnumerateArray().OrderBy(face => face.GetProperty("box").GetProperty("x").GetSingle())];

    private static Task<RunningService> StartAsync(params string[] settings) =>
        RunningService.StartAsync([$"--TDGan:Models:Path={SourceTree.Find("models")}", .. settings]);

    private static async Task<JsonElement> ReadAsync(RunningService service, byte[] picture, string query = "")
    {
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions + query, Forms.Raw(picture));
        return await response.ReadSuccessAsync();
    }

    /// <summary>A sample turned clockwise about its middle, on gray.</summary>
    private static byte[] Turned(string sample, float degrees)
    {
        using SKBitmap face = Sample(sample);
        using var picture = new SKBitmap(new SKImageInfo(2 * face.Width, 2 * face.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(SKColors.Gray);
            canvas.Translate(face.Width, face.Height);
            canvas.RotateDegrees(degrees);
            canvas.DrawBitmap(face, -face.Width / 2f, -face.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear));
        }

        return Encode(picture);
    }

    private static byte[] Panorama(int width, int height, int side, params int[] lefts)
    {
        using SKBitmap face = Sample("face-1.jpg");
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(SKColors.SlateGray);
            foreach (int left in lefts)
            {
                canvas.DrawBitmap(face, SKRect.Create(left, (height - side) / 2f, side, side), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            }
        }

        return Encode(picture);
    }

    private static SKBitmap Sample(string name) => SKBitmap.Decode(SourceTree.Find($"src/Api/wwwroot/samples/{name}"));

    private static byte[] Encode(SKBitmap picture)
    {
        using SKData file = picture.Encode(SKEncodedImageFormat.Jpeg, 92)!;
        return file.ToArray();
    }

    /// <summary>One service with the shipped models; their start takes longer than a request.</summary>
    public sealed class ShippedService : IAsyncLifetime
    {
        internal RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await StartAsync();

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
