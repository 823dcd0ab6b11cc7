using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.OpenInference;

public sealed class ServerTests(SharedService shared)
{
    private const string Classifier = "expression-branch";

    [Fact]
    public async Task GetServer_Always_NamesServerAndExtensions()
    {
        JsonElement server = await shared.Client.GetAsync("/v2");
        Assert.Equal("tdgan", server.Text("name"));
        Assert.Matches(@"^\d+\.\d+\.\d+", server.Text("version"));
        Assert.Equal(
            ["binary_tensor_data", "classification", "statistics", "model_configuration"],
            server.GetProperty("extensions").EnumerateArray().Select(extension => extension.GetString()));
    }

    [Fact]
    public async Task GetHealth_ServerIsReady_SaysSo()
    {
        Assert.True((await shared.Client.GetAsync("/v2/health/live")).GetProperty("live").GetBoolean());
        Assert.True((await shared.Client.GetAsync("/v2/health/ready")).GetProperty("ready").GetBoolean());
        Assert.True(await shared.Client.IsServerReadyAsync());
    }

    [Fact]
    public async Task GetHealth_ModelsAreNotLoaded_IsNotReadyButLive()
    {
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<IModelCatalogue>(new ScriptedCatalogue { IsReady = false }));
        using HttpResponseMessage live = await service.Client.FetchAsync("/v2/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using HttpResponseMessage ready = await service.Client.FetchAsync("/v2/health/ready");
        JsonElement problem = await ready.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "model-loading");
        Assert.StartsWith("The models are not loaded yet.", problem.Text("error"), StringComparison.Ordinal);
        Assert.False(await new TritonClient(service.Client).IsModelReadyAsync(Classifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/versions/1")]
    public async Task GetModel_Loaded_DescribesItsTensors(string version)
    {
        JsonElement model = await shared.Client.GetAsync($"/v2/models/{Classifier}{version}");
        Assert.Equal(Classifier, model.Text("name"));
        Assert.Equal("1", Assert.Single(model.GetProperty("versions").EnumerateArray()).GetString());
        Assert.Equal("onnxruntime_onnx", model.Text("platform"));
        Assert.Equal("""{"name":"image","datatype":"FP32","shape":[-1,1,32,32]}""", model.GetProperty("inputs")[0].GetRawText());
        Assert.Equal(
            ["logits", "probabilities", "expression_code"],
            model.GetProperty("outputs").EnumerateArray().Select(output => output.Text("name")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/versions/1")]
    public async Task GetModelReady_Loaded_IsReady(string version)
    {
        JsonElement ready = await shared.Client.GetAsync($"/v2/models/{Classifier}{version}/ready");
        Assert.Equal($$"""{"name":"{{Classifier}}","ready":true}""", ready.GetRawText());
    }

    [Theory]
    [InlineData("nothing", "model-not-found")]
    [InlineData("expression-branch/versions/2", "version-not-found")]
    [InlineData("Expression-Branch", "model-not-found")]
    public async Task GetModel_Unknown_IsNotFound(string model, string code)
    {
        foreach (string suffix in new[] { "", "/ready", "/config", "/stats" })
        {
            using HttpResponseMessage response = await shared.Service.Client.FetchAsync($"/v2/models/{model}{suffix}");
            JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.NotFound, code);
            Assert.NotEmpty(problem.Text("error")!);
        }
    }

    [Fact]
    public async Task GetUnknownAddress_UnderTheProtocol_HasTheMemberError()
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync("/v2/nothing");
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal("There is nothing at this address.", problem.Text("error"));
    }

    [Fact]
    public async Task GetConfig_Loaded_SaysWhatConfigPbtxtSays()
    {
        JsonElement config = await shared.Client.GetAsync("/v2/models/decoder/config");
        string text = await File.ReadAllTextAsync(
            Path.Combine(TinyModels.Path, "decoder", "config.pbtxt"), TestContext.Current.CancellationToken);
        Assert.Equal("decoder", config.Text("name"));
        Assert.Contains($"max_batch_size: {config.GetProperty("max_batch_size").GetInt32()}", text, StringComparison.Ordinal);
        Assert.Contains($"platform: \"{config.Text("platform")}\"", text, StringComparison.Ordinal);
        Assert.All(
            config.GetProperty("input").EnumerateArray().Concat(config.GetProperty("output").EnumerateArray()),
            tensor =>
            {
                Assert.Contains($"name: \"{tensor.Text("name")}\"", text, StringComparison.Ordinal);
                string dims = string.Join(", ", tensor.GetProperty("dims").EnumerateArray());
                Assert.Contains($"data_type: {tensor.Text("data_type")}\n    dims: [ {dims} ]", text, StringComparison.Ordinal);
            });
    }
}
