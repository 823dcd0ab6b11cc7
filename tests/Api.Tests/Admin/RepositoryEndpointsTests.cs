using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.Admin;

public sealed class RepositoryEndpointsTests
{
    private const string Key = "0123456789abcdef";
    private static readonly string[] SwitchedOn = ["--TDGan:Admin:Enabled=true", $"--TDGan:Admin:ApiKey={Key}"];

    public static TheoryData<string> Addresses =>
        ["/v2/repository/index", "/v2/repository/models/decoder/load", "/v2/repository/models/decoder/unload"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Post_ByDefault_DoesNotExist(string path)
    {
        ScriptedRepository repository = new();
        await using RunningService service = await StartAsync(repository);
        using HttpResponseMessage response = await SendAsync(service, path, key: Key);
        await response.ReadProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(repository.Calls);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Post_WithoutTheKey_IsUnauthorized(string path)
    {
        ScriptedRepository repository = new();
        await using RunningService service = await StartAsync(repository, SwitchedOn);
        foreach (string? key in new[] { null, "", Key + "0", Key[1..] })
        {
            using HttpResponseMessage response = await SendAsync(service, path, key: key);
            await response.ReadProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }

        Assert.Empty(repository.Calls);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Post_OnAnotherPort_DoesNotExist(string path)
    {
        ScriptedRepository repository = new();
        await using RunningService service = await StartAsync(repository, "--TDGan:Admin:Enabled=true", "--TDGan:Admin:Port=1");
        using HttpResponseMessage response = await SendAsync(service, path);
        await response.ReadProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(repository.Calls);
    }

    [Fact]
    public async Task Index_WithTheKey_ListsStatesAsTritonNamesThem()
    {
        await using RunningService service = await StartAsync(new ScriptedRepository(), SwitchedOn);
        using HttpResponseMessage response = await SendAsync(service, "/v2/repository/index", key: Key);
        JsonElement index = await response.ReadSuccessAsync();
        Assert.Equal(
            ["decoder 1 READY", "decoder 2 UNAVAILABLE", "face-branch 1 LOADING"],
            index.EnumerateArray().Select(entry => $"{entry.Text("name")} {entry.Text("version")} {entry.Text("state")}"));
        Assert.Equal("another version is served", index[1].Text("reason"));
    }

    [Fact]
    public async Task Index_OfWhatIsReady_ListsNothingElse()
    {
        await using RunningService service = await StartAsync(new ScriptedRepository(), SwitchedOn);
        using HttpResponseMessage response = await SendAsync(service, "/v2/repository/index", "{\"ready\":true}", Key);
        Assert.Equal(1, (await response.ReadSuccessAsync()).GetArrayLength());
    }

    [Fact]
    public async Task LoadAndUnload_WithTheKey_ReachTheRepository()
    {
        ScriptedRepository repository = new();
        await using RunningService service = await StartAsync(repository, SwitchedOn);
        using HttpResponseMessage load = await SendAsync(service, "/v2/repository/models/decoder/load", key: Key);
        Assert.Equal(2, (await load.ReadSuccessAsync()).GetArrayLength());
        using HttpResponseMessage unload = await SendAsync(
            service, "/v2/repository/models/decoder/unload", "{\"parameters\":{\"unload_dependents\":false}}", Key);
        await unload.ReadSuccessAsync();
        Assert.Equal(["load decoder", "unload decoder"], repository.Calls);
    }

    [Theory]
    [InlineData("{\"parameters\":{\"config\":\"{}\"}}")]
    [InlineData("{\"parameters\":{\"file:1/model.onnx\":\"AAAA\"}}")]
    public async Task Load_WithAConfigurationOrFiles_IsRefused(string body)
    {
        ScriptedRepository repository = new();
        await using RunningService service = await StartAsync(repository, SwitchedOn);
        using HttpResponseMessage response = await SendAsync(service, "/v2/repository/models/decoder/load", body, Key);
        await response.ReadProblemAsync(HttpStatusCode.NotImplemented, "unsupported-feature");
        Assert.Empty(repository.Calls);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("..%2Fdecoder")]
    [InlineData("%2Fetc")]
    public async Task Load_NameThatTheRepositoryDoesNotList_IsNotFound(string name)
    {
        ScriptedRepository repository = new();
        await using RunningService service = await StartAsync(repository, SwitchedOn);
        using HttpResponseMessage response = await SendAsync(service, $"/v2/repository/models/{name}/load", key: Key);
        await response.ReadProblemAsync(HttpStatusCode.NotFound, "model-not-found");
        Assert.Empty(repository.Calls);
    }

    [Fact]
    public async Task Load_FolderThatBreaksItsContract_IsRejectedWithoutAPath()
    {
        ScriptedRepository repository = new() { Fault = new ModelFolderException("/secret/decoder", "a graph", "none") };
        await using RunningService service = await StartAsync(repository, SwitchedOn);
        using HttpResponseMessage response = await SendAsync(service, "/v2/repository/models/decoder/load", key: Key);
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "model-rejected");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"ready\":1}")]
    public async Task Index_BodyOutsideTheProtocol_Is400(string body)
    {
        await using RunningService service = await StartAsync(new ScriptedRepository(), SwitchedOn);
        using HttpResponseMessage response = await SendAsync(service, "/v2/repository/index", body, Key);
        await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Index_BodyOverTheLimit_Is413()
    {
        await using RunningService service = await StartAsync(new ScriptedRepository(), [.. SwitchedOn, "--TDGan:Limits:MaxBodyBytes=1024"]);
        using HttpResponseMessage response = await SendAsync(service, "/v2/repository/index", new string(' ', 2000), Key);
        await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task GetServer_SwitchedOn_NamesTheExtension()
    {
        await using RunningService service = await StartAsync(new ScriptedRepository(), SwitchedOn);
        using HttpResponseMessage response = await service.Client.FetchAsync("/v2");
        JsonElement server = await response.ReadJsonAsync();
        Assert.Contains(
            "model_repository", server.GetProperty("extensions").EnumerateArray().Select(extension => extension.GetString()));
    }

    private static Task<RunningService> StartAsync(ScriptedRepository repository, params string[] settings) =>
        RunningService.StartAsync(services => services.AddSingleton<IModelRepositoryControl>(repository), settings);

    private static Task<HttpResponseMessage> SendAsync(RunningService service, string path, string body = "", string? key = null) =>
        service.Client.UploadAsync(path, new StringContent(body), key is null ? [] : [("Authorization", "Bearer " + key)]);
}
