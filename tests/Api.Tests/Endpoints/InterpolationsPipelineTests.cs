using SkiaSharp;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Real pictures through the whole service over tiny models.</summary>
public sealed class InterpolationsPipelineTests(SharedService shared)
{
    private const string Path = "/api/v1/interpolations";

    [Theory]
    [InlineData("webp", 6)]
    [InlineData("gif", 6)]
    public async Task Post_Animation_HasEveryStepAndIsTheSameAgain(string format, int frames)
    {
        RunningService service = shared.Service;
        byte[] first = await InterpolateAsync(service, $"?steps=6&format={format}");
        using SKCodec codec = SKCodec.Create(new SKMemoryStream(first));
        Assert.Equal(frames, codec.FrameCount);
        Assert.Equal(first, await InterpolateAsync(service, $"?steps=6&format={format}"));
    }

    [Theory]
    [InlineData("?steps=3&format=png", 3 * 128)]
    [InlineData("?steps=3&format=png&size=model", 3 * 32)]
    public async Task Post_Size_IsThePhotosOrTheModels(string query, int width)
    {
        RunningService service = shared.Service;
        using SKBitmap strip = SKBitmap.Decode(await InterpolateAsync(service, query));
        Assert.Equal(width, strip.Width);
    }

    private static async Task<byte[]> InterpolateAsync(RunningService service, string query)
    {
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + query, Forms.Of(("face", Pictures.Happy), ("expressionFrom", Pictures.Angry), ("expressionToLabel", "happiness")));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
