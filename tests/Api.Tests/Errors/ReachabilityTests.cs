using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Errors;
using TDGan.Api.Expressions;
using TDGan.Api.Health;
using TDGan.Api.Interpolations;
using TDGan.Api.Models;
using TDGan.Api.Tests.Support;
using TDGan.Api.Transfers;
using TDGan.Inference.Batching;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.Errors;

/// <summary>Walks the table: each problem that an endpoint documents is sent by a running service.</summary>
public sealed class ReachabilityTests
{
    public static TheoryData<string, string> UploadErrors =>
    [
        .. ExpressionsDocumentation.Value.Errors.Select(error => (ExpressionsEndpoint.Path, error.Code)),
        .. ExpressionsBatchDocumentation.Value.Errors.Select(error => (ExpressionsBatchEndpoint.Path, error.Code)),
        .. TransfersDocumentation.Value.Errors.Select(error => (TransfersEndpoint.Path, error.Code)),
        .. InterpolationsDocumentation.Value.Errors.Select(error => (InterpolationsEndpoint.Path, error.Code)),
    ];

    public static TheoryData<string> ListErrors => [.. ModelsDocumentation.List.Errors.Select(error => error.Code)];

    public static TheoryData<string> FindErrors => [.. ModelsDocumentation.Find.Errors.Select(error => error.Code)];

    public static TheoryData<string> ReadyErrors => [.. HealthDocumentation.Ready.Errors.Select(error => error.Code)];

    public static TheoryData<string> StartedErrors => [.. HealthDocumentation.Started.Errors.Select(error => error.Code)];

    [Theory]
    [MemberData(nameof(UploadErrors))]
    public async Task Post_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string path, string code)
    {
        using HttpResponseMessage response = await UploadProblems.CauseAsync(UploadEndpoint.At(path), code);
        await AssertAsync(response, code);
    }

    [Theory]
    [MemberData(nameof(ListErrors))]
    public Task GetModels_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code) => GetModelsAsync("/api/v1/models", code);

    [Theory]
    [MemberData(nameof(FindErrors))]
    public Task GetModel_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code) => GetModelsAsync("/api/v1/models/nothing", code);

    [Theory]
    [MemberData(nameof(ReadyErrors))]
    public Task GetReady_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code) => GetProbeAsync("/readyz", code);

    [Theory]
    [MemberData(nameof(StartedErrors))]
    public Task GetStarted_WhatCausesIt_IsAnsweredWithTheDocumentedProblem(string code) => GetProbeAsync("/startupz", code);

    [Fact]
    public async Task GetLive_AWorkerIsStuck_IsTheOnlyDocumentedProblem()
    {
        ErrorDefinition documented = Assert.Single(HealthDocumentation.Live.Errors);
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<IInferenceLiveness>(new StuckPipeline()));
        using HttpResponseMessage response = await service.Client.FetchAsync("/livez");
        await AssertAsync(response, documented.Code);
    }

    private static async Task GetModelsAsync(string path, string code)
    {
        ScriptedCatalogue catalogue = new() { IsBroken = code == "internal" };
        await using RunningService service = await RunningService.StartAsync(services => services.AddSingleton<IModelCatalogue>(catalogue));
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("Accept", code == "not-acceptable" ? "text/html" : "application/json");
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await AssertAsync(response, code);
    }

    private static async Task GetProbeAsync(string path, string code)
    {
        ScriptedCatalogue catalogue = new() { IsReady = code != "model-loading" };
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<IModelCatalogue>(catalogue), "--TDGan:Shutdown:ReadinessNotice=00:00:02");
        Task stop = code == "shutting-down" ? service.App.StopAsync(TestContext.Current.CancellationToken) : Task.CompletedTask;
        using HttpResponseMessage response = await service.Client.FetchAsync(path);
        await AssertAsync(response, code);
        await stop;
    }

    private static async Task AssertAsync(HttpResponseMessage response, string code)
    {
        ErrorDefinition error = ErrorCatalogue.All.Single(row => row.Code == code);
        await response.ReadProblemAsync((HttpStatusCode)error.Status, code);
        Assert.Equal(error.RetryAfterSeconds, response.Headers.RetryAfter?.Delta?.TotalSeconds);
    }
}
