using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

public sealed class ModelsTests(SharedService shared)
{
    [Fact]
    public async Task GetList_TinyRepository_NamesItsThreeModels()
    {
        JsonElement models = (await GetAsync("/api/v1/models")).GetProperty("models");
        Assert.Equal(["decoder", "expression-branch", "face-branch"], models.EnumerateArray().Select(model => model.Text("name")));
    }

    [Fact]
    public async Task GetOne_ExpressionBranch_TellsLabelsSizesHashLicenceAccuracyAndDevice()
    {
        JsonElement model = await GetAsync("/api/v1/models/expression-branch");
        byte[] file = await File.ReadAllBytesAsync(
            Path.Combine(TinyModels.Path, "expression-branch", "1", "model.onnx"), TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), model.GetProperty("sha256").GetString());
        Assert.Equal("""["surprise","fear","disgust","happiness","sadness","anger","neutral"]""", model.GetProperty("labels").GetRawText());
        Assert.Equal("""[{"name":"image","datatype":"FP32","shape":[-1,1,32,32]}]""", model.GetProperty("inputs").GetRawText());
        Assert.Equal(("1", "cpu", "MIT"), (model.Text("version"), model.Text("device"), model.Text("license")));
        Assert.Equal(32, model.GetProperty("cropSide").GetInt32());
        Assert.Equal(1.0 / 7, model.GetProperty("validation").GetProperty("accuracy").GetDouble());
        Assert.False(model.TryGetProperty("deviceFallbackReason", out _));
    }

    [Fact]
    public async Task GetOne_Decoder_HasNoLabels() =>
        Assert.False((await GetAsync("/api/v1/models/decoder")).TryGetProperty("labels", out _));

    [Theory]
    [InlineData("generator")]
    [InlineData("Decoder")]
    [InlineData("..%2Fdecoder")]
    public async Task GetOne_NotLoaded_IsModelNotFound(string name)
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync("/api/v1/models/" + name);
        await response.ReadProblemAsync(HttpStatusCode.NotFound, "model-not-found");
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync(path);
        return await response.ReadSuccessAsync();
    }
}
