using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.CommandLine;

/// <summary>Starts the real executable.</summary>
public sealed class TransferCommandTests(SharedService shared)
{
    [Fact]
    public async Task Transfer_FaceAndLabel_IsThePictureOfTheService()
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(
            folder.Path, "transfer", "--face", "face.png", "--expression-label", "happiness", "--seed", "7", "--out", "result.png");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("result.png: 128x128, decoder/1, seed 7", result.Error, StringComparison.Ordinal);
        RunningService service = shared.Service;
        using HttpResponseMessage response = await service.Client.UploadAsync(
            "/api/v1/transfers?expressionLabel=happiness&seed=7", Forms.Of(("face", Pictures.Happy)));
        Assert.Equal(
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(folder.At("result.png"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("896x128", "--expression-label", "all")]
    [InlineData("32x32", "--expression-label", "fear", "--size", "model")]
    [InlineData("128x128", "--expression", "expression.jpg", "--expression-face-index", "0", "--paste", "original", "--face-index", "0")]
    [InlineData("128x128", "--expression-face-index", "0")]
    public async Task Transfer_EveryOption_MakesThePicture(string size, params string[] arguments)
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(folder.Path, ["transfer", "--face", "face.png", "--out", "result.png", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($"result.png: {size}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Either --expression, --expression-face-index or --expression-label.", "--out", "result.png")]
    [InlineData(".png, .jpg or .webp", "--out", "result.tiff", "--expression-label", "fear")]
    [InlineData("'joy'", "--out", "result.png", "--expression-label", "joy")]
    [InlineData("'one' is no number of a face", "--out", "result.png", "--expression-label", "fear", "--face-index", "one")]
    [InlineData("Either --expression", "--out", "result.png", "--expression-label", "fear", "--expression-face-index", "1")]
    [InlineData("paste=original", "--out", "result.png", "--expression-label", "fear", "--face-index", "0,1")]
    public async Task Transfer_WrongOptions_EndsWith1AndSaysWhy(string reason, params string[] arguments)
    {
        using PictureFolder folder = new();
        CommandResult result = await CommandResult.RunAsync(folder.Path, ["transfer", "--face", "face.png", .. arguments]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }
}
