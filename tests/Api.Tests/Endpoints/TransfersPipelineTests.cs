using System.Text.Json;
using SkiaSharp;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Real pictures through the real pipeline.</summary>
public sealed class TransfersPipelineTests(SharedService shared)
{
    private const string Path = "/api/v1/transfers";

    [Theory]
    [InlineData("png", SKEncodedImageFormat.Png)]
    [InlineData("jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("webp", SKEncodedImageFormat.Webp)]
    public async Task Post_EachFormat_GivesAMarkedPictureOfThatFormat(string format, SKEncodedImageFormat expected)
    {
        byte[] picture = await GenerateAsync($"?format={format}", Faces());
        using SKData data = SKData.CreateCopy(picture);
        using SKCodec codec = SKCodec.Create(data);
        Assert.Equal(expected, codec.EncodedFormat);
        Assert.Equal((128, 128), (codec.Info.Width, codec.Info.Height));
        Assert.Contains("trainedAlgorithmicMedia", System.Text.Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?seed=7")]
    [InlineData("?seed=7&intensity=0.5&format=webp&quality=60")]
    public async Task Post_SameInputsOptionsAndSeed_GiveTheSameBytes(string query) =>
        Assert.Equal(await GenerateAsync(query, Faces()), await GenerateAsync(query, Faces()));

    [Fact]
    public async Task Post_OtherSeedIntensityOrExpression_GiveOtherBytes()
    {
        byte[] plain = await GenerateAsync("", Faces());
        Assert.NotEqual(plain, await GenerateAsync("?seed=1", Faces()));
        Assert.NotEqual(plain, await GenerateAsync("?intensity=0.5", Faces()));
        Assert.NotEqual(plain, await GenerateAsync("?expressionLabel=fear", Forms.Of(("face", Pictures.Happy))));
    }

    [Theory]
    [InlineData("?size=model", 32, 32)]
    [InlineData("?expressionLabel=all", 7 * 128, 128)]
    [InlineData("?expressionLabel=all&size=model", 7 * 32, 32)]
    public async Task Post_SizeAndAllLabels_GiveThatPicture(string query, int width, int height)
    {
        bool byLabel = query.Contains("expressionLabel", StringComparison.Ordinal);
        using SKBitmap picture = SKBitmap.Decode(await GenerateAsync(query, byLabel ? Forms.Of(("face", Pictures.Happy)) : Faces()));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Post_AllLabelsAsJson_HoldsSevenPicturesInTheirOrder()
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(
            Path + "?expressionLabel=all&verify=true", Forms.Of(("face", Pictures.Happy)), ("Accept", "application/json"));
        JsonElement reply = await response.ReadSuccessAsync();
        JsonElement[] images = [.. reply.GetProperty("images").EnumerateArray()];
        Assert.Equal(
            ["surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"], images.Select(image => image.Text("label")));
        Assert.False(reply.TryGetProperty("image", out _));
        byte[] fear = await GenerateAsync("?expressionLabel=fear", Forms.Of(("face", Pictures.Happy)));
        using SKBitmap alone = SKBitmap.Decode(fear);
        using SKBitmap among = SKBitmap.Decode(images[1].GetProperty("image").GetProperty("content").GetBytesFromBase64());
        Assert.All(alone.Pixels.Zip(among.Pixels), pair => Assert.InRange(pair.First.Red - pair.Second.Red, -1, 1));
        Assert.All(images, image => Assert.True(image.GetProperty("verification").TryGetProperty("dominant", out _)));
    }

    [Fact]
    public async Task Post_AsJson_HoldsTheSameBytes()
    {
        byte[] picture = await GenerateAsync("", Faces());
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(Path, Faces(), ("Accept", "application/json"));
        JsonElement reply = await response.ReadSuccessAsync();
        Assert.Equal(picture, reply.GetProperty("image").GetProperty("content").GetBytesFromBase64());
        Assert.Equal("decoder", reply.GetProperty("model").GetProperty("name").GetString());
        Assert.Equal("""{"x":0,"y":0,"width":128,"height":128}""", reply.GetProperty("faceBox").GetRawText());
    }

    [Fact]
    public async Task Post_32AtOnce_EqualLoneReplies()
    {
        List<byte[]> lone = [];
        for (int seed = 0; seed < 32; seed++)
        {
            lone.Add(await GenerateAsync($"?seed={seed}", Faces()));
        }

        byte[][] together = await Task.WhenAll(Enumerable.Range(0, 32).Select(seed => GenerateAsync($"?seed={seed}", Faces())));
        Assert.Equal(lone, together);
    }

    private static MultipartFormDataContent Faces() => Forms.Of(("face", Pictures.Happy), ("expression", Pictures.Angry));

    private async Task<byte[]> GenerateAsync(string query, HttpContent body)
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(Path + query, body);
        byte[] picture = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(picture));
        return picture;
    }
}
