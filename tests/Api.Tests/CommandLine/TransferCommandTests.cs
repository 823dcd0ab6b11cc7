using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.CommandLine;

/// <summary>Starts the real executable.</summary>
public sealed class TransferCommandTests
{
    [Fact]
    public async Task Transfer_FaceAndLabel_IsThePictureOfTheService()
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(
            folder.Path, "transfer", "--face", "face.png", "--expression-label", "happiness", "--seed", "7", "--out", "result.png");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("result.png: 32x32, decoder/1, seed 7", result.Error, StringComparison.Ordinal);
        await using RunningService service = await RunningService.StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            "/api/v1/transfers?expressionLabel=happiness&seed=7", Forms.Of(("face", Pictures.Happy)));
        Assert.Equal(
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(folder.At("result.png"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Either --expression or --expression-label.", "--out", "result.png")]
    [InlineData(".png, .jpg or .webp", "--out", "result.tiff", "--expression-label", "fear")]
    [InlineData("'joy'", "--out", "result.png", "--expression-label", "joy")]
    public async Task Transfer_WrongOptions_EndsWith1AndSaysWhy(string reason, params string[] arguments)
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(folder.Path, ["transfer", "--face", "face.png", .. arguments]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }
}
