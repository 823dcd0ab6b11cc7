using System.Text.Json;
using SkiaSharp;
using TDGan.Api.Tests.Support;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>The shipped models on real photos of groups.</summary>
public sealed class RealPhotoTests
{
    private const string Expressions = "/api/v1/expressions";
    private const int People = 3;
    private const int Clients = 64;
    private const float Tolerance = 2;

    [Fact]
    public async Task PostExpressions_GroupInEveryExifOrientation_GivesTheSameFaces()
    {
        ScenePhotos.SkipUnlessAtHand();
        await using RunningService service = await StartAsync();
        using SKBitmap file = SKBitmap.Decode(ScenePhotos.Groups().First());
        using SKBitmap photo = file.Copy(SKColorType.Rgba8888);
        JsonElement[] upright = await FacesAsync(service, TurnedJpeg.Encode(photo, 1));

        Assert.True(upright.Length >= People);
        for (int orientation = 2; orientation <= 8; orientation++)
        {
            JsonElement[] turned = await FacesAsync(service, TurnedJpeg.Encode(photo, orientation));
            Assert.Equal(upright.Length, turned.Length);
            Assert.All(upright.Zip(turned), pair => AssertNear(pair.First, pair.Second));
        }
    }

    [Fact]
    public async Task PostExpressions_ManyGroupsAtOnce_EachGetsTheReplyOfALoneRequest()
    {
        ScenePhotos.SkipUnlessAtHand();
        await using RunningService service = await StartAsync("--TDGan:Limits:Deadline=00:05:00");
        byte[][] photos = [.. ScenePhotos.Groups().Take(Clients)];
        var alone = new List<JsonElement[]>();
        foreach (byte[] photo in photos)
        {
            alone.Add(await FacesAsync(service, photo));
        }

        JsonElement[][] together = await Task.WhenAll(photos.Select(photo => Task.Run(() => FacesAsync(service, photo))));

        Assert.Equal(Clients, photos.Length);
        Assert.True(alone.Count(faces => faces.Length > 1) >= Clients / 2);
        Assert.Equal(
            alone.Select(faces => string.Join(' ', faces.Select(Text))), together.Select(faces => string.Join(' ', faces.Select(Text))));
    }

    private static Task<RunningService> StartAsync(params string[] settings) =>
        RunningService.StartAsync([$"--TDGan:Models:Path={SourceTree.Find("models")}", .. settings]);

    private static async Task<JsonElement[]> FacesAsync(RunningService service, byte[] photo)
    {
        using HttpResponseMessage response = await service.Client.UploadAsync(Expressions, Forms.Raw(photo));
        return [.. (await response.ReadSuccessAsync()).GetProperty("faces").EnumerateArray()];
    }

    private static void AssertNear(JsonElement expected, JsonElement actual)
    {
        foreach (JsonProperty side in expected.GetProperty("box").EnumerateObject())
        {
            Assert.Equal(side.Value.GetSingle(), actual.GetProperty("box").GetProperty(side.Name).GetSingle(), Tolerance);
        }
    }

    // Batches of another size add up in another order, so scores may differ in the last digits; boxes and what is read may not.
    private static string Text(JsonElement face) =>
        $"{face.GetProperty("box")} {face.Text("dominant")} {face.GetProperty("expressions")[0].GetProperty("score").GetDouble():F3}";
}
