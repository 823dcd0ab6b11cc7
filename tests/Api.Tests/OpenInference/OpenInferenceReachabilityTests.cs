using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Errors;
using TDGan.Api.OpenInference;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Errors;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.ModelRuns;
using TDGan.Inference.Requests;

namespace TDGan.Api.Tests.OpenInference;

/// <summary>Walks the table for the protocol: each problem that an address documents is sent by a running service.</summary>
public sealed class OpenInferenceReachabilityTests
{
    private const string InferPath = "/v2/models/expression-branch/infer";

    private static readonly Dictionary<string, Func<Task<HttpResponseMessage>>> Causes = new()
    {
        ["invalid-request"] = () => SendAsync("{"),
        ["invalid-parameter"] = () => SendAsync("{\"inputs\":[]}", headers: ("X-Timeout-Ms", "soon")),
        ["invalid-tensor"] = () => SendAsync("{\"inputs\":[]}"),
        ["model-not-found"] = () => SendAsync("{}", "/v2/models/nothing/infer"),
        ["version-not-found"] = () => SendAsync("{}", "/v2/models/expression-branch/versions/9/infer"),
        ["body-too-large"] = () => SendAsync(new string(' ', 33 * 1024 * 1024)),
        ["image-too-large"] = () => SendAsync(Picture(Pictures.Bomb)),
        ["unsupported-image-format"] = () => SendAsync(Picture(Pictures.Text)),
        ["image-undecodable"] = () => SendAsync(Picture(Pictures.Truncated)),
        ["image-too-small"] = () => SendAsync(Picture(Pictures.TooSmall)),
        ["unsupported-feature"] = () => SendAsync("{\"inputs\":[],\"parameters\":{\"priority\":1}}"),
        ["no-face-detected"] = SendWithoutAFaceAsync,
        ["slow-upload"] = TrickleAsync,
        ["internal"] = () => SendToAsync(ScriptedModelRunner.Throwing(new InvalidOperationException("secret"))),
        ["bad-model-output"] = () => SendToAsync(InferenceError.BadModelOutput),
        ["overloaded"] = () => SendToAsync(InferenceError.Overloaded),
        ["model-loading"] = () => SendToAsync(InferenceError.ModelLoading),
        ["device-lost"] = () => SendToAsync(InferenceError.DeviceLost),
        ["deadline-exceeded"] = () => SendToAsync(ScriptedModelRunner.Hanging(), ("X-Timeout-Ms", "20")),
        ["shutting-down"] = SendBeforeTheStopAsync,
    };

    public static TheoryData<string> InferErrors => [.. OpenInferenceDocumentation.Infer.Errors.Select(error => error.Code)];

    public static TheoryData<string> ModelErrors => [.. OpenInferenceDocumentation.Metadata.Errors.Select(error => error.Code)];

    public static TheoryData<string> ReadyErrors => [.. OpenInferenceDocumentation.Ready.Errors.Select(error => error.Code)];

    [Theory]
    [MemberData(nameof(InferErrors))]
    public async Task Infer_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code)
    {
        using HttpResponseMessage response = await Causes[code]();
        await AssertAsync(response, code);
    }

    [Theory]
    [MemberData(nameof(ModelErrors))]
    public async Task GetModel_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code)
    {
        string path = code == "version-not-found" ? "/v2/models/expression-branch/versions/9" : "/v2/models/nothing";
        ScriptedCatalogue catalogue = new() { IsBroken = code == "internal", IsReady = code != "model-loading" };
        await using RunningService service = await RunningService.StartAsync(services =>
        {
            if (code != "version-not-found")
            {
                services.AddSingleton<IModelCatalogue>(catalogue);
            }
        });
        foreach (string suffix in new[] { "", "/ready", "/config", "/stats" })
        {
            using HttpResponseMessage response = await service.Client.FetchAsync(path + suffix);
            await AssertAsync(response, code);
        }
    }

    [Fact]
    public async Task GetAllStatistics_CatalogueIsBroken_IsInternal()
    {
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<IModelCatalogue>(new ScriptedCatalogue { IsBroken = true }));
        using HttpResponseMessage response = await service.Client.FetchAsync("/v2/models/stats");
        await AssertAsync(response, Assert.Single(OpenInferenceDocumentation.AllStatistics.Errors).Code);
    }

    [Theory]
    [MemberData(nameof(ReadyErrors))]
    public async Task GetReady_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code)
    {
        ScriptedCatalogue catalogue = new() { IsReady = code != "model-loading" };
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<IModelCatalogue>(catalogue), "--TDGan:Shutdown:ReadinessNotice=00:00:02");
        Task stop = code == "shutting-down" ? service.App.StopAsync(TestContext.Current.CancellationToken) : Task.CompletedTask;
        using HttpResponseMessage response = await service.Client.FetchAsync("/v2/health/ready");
        await AssertAsync(response, code);
        await stop;
    }

    [Fact]
    public void Errors_OfServerAndLive_AreNone() =>
        Assert.Empty(OpenInferenceDocumentation.Server.Errors.Concat(OpenInferenceDocumentation.Live.Errors));

    private static string Picture(byte[] file) =>
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"" + Convert.ToBase64String(file) + "\"]}]}";

    private static async Task<HttpResponseMessage> SendAsync(
        string json, string path = InferPath, params (string, string)[] headers)
    {
        SharedService? shared = await TestContext.Current.GetFixture<SharedService>();
        return await shared!.Service.Client.UploadAsync(path, new StringContent(json), headers);
    }

    private static Task<HttpResponseMessage> SendToAsync(InferenceError error) =>
        SendToAsync(ScriptedModelRunner.Throwing(new InferenceException(error, "secret")));

    private static async Task<HttpResponseMessage> SendToAsync(IModelRunner runner, params (string, string)[] headers)
    {
        await using RunningService service = await RunningService.StartAsync(services => services.AddSingleton(runner));
        HttpResponseMessage response = await service.Client.UploadAsync(InferPath, new StringContent("{\"inputs\":[]}"), headers);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        return response;
    }

    private static async Task<HttpResponseMessage> SendWithoutAFaceAsync()
    {
        await using RunningService service =
            await RunningService.StartAsync(services => services.AddSingleton<IFaceDetector>(new BlindDetector()));
        return await service.Client.UploadAsync(InferPath, new StringContent(Picture(Pictures.Wide)));
    }

    private static async Task<HttpResponseMessage> SendBeforeTheStopAsync()
    {
        TaskCompletionSource entered = new();
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<IModelRunner>(ScriptedModelRunner.Hanging(entered)), "--TDGan:Shutdown:GracePeriod=00:00:05");

        // The first problem of a process is slow, and only a tenth of the grace period is kept for sending one.
        using HttpResponseMessage warm = await service.Client.UploadAsync(InferPath, new StringContent("{"));
        Task<HttpResponseMessage> pending = service.Client.UploadAsync(InferPath, new StringContent("{\"inputs\":[]}"));
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);
        Task stop = service.App.StopAsync(TestContext.Current.CancellationToken);
        HttpResponseMessage response = await pending;
        await stop;
        return response;
    }

    private static async Task<HttpResponseMessage> TrickleAsync()
    {
        await using RunningService service = await RunningService.StartAsync(
            "--TDGan:Limits:UploadGracePeriod=00:00:01.5", "--TDGan:Limits:MinUploadBytesPerSecond=1000000");
        await using RawConnection connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync($"POST {InferPath} HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n\r\n{{");
        return await connection.ReadResponseAsync();
    }

    private static async Task AssertAsync(HttpResponseMessage response, string code)
    {
        ErrorDefinition error = ErrorCatalogue.All.Single(row => row.Code == code);
        JsonElement problem = await response.ReadProblemAsync((HttpStatusCode)error.Status, code);
        Assert.StartsWith(error.Title, problem.Text("error"), StringComparison.Ordinal);
    }

    /// <summary>A detector that sees nothing.</summary>
    private sealed class BlindDetector : IFaceDetector
    {
        public ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
            DecodedImage image, float? minConfidence, RequestScope scope) =>
            ValueTask.FromResult<IReadOnlyList<DetectedFace>>([]);
    }
}
