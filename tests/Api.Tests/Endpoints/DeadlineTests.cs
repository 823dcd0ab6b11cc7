using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Classification;
using TDGan.Inference.Errors;
using TDGan.Inference.Interpolation;
using TDGan.Inference.ModelRuns;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Endpoints;

public sealed class DeadlineTests
{
    private const string Path = "/api/v1/expressions";
    private static readonly byte[] Picture = [1];

    [Fact]
    public async Task Post_HeaderShortensDeadline_IsDeadlineExceeded()
    {
        await using RunningService service = await RunningService.StartAsync(ScriptedClassifier.Hanging());
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Raw(Picture), ("X-Timeout-Ms", "50"));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.GatewayTimeout, "deadline-exceeded");
        Assert.Equal(50, problem.GetProperty("limit").GetInt64());
    }

    [Fact]
    public async Task Post_HeaderAsksForMoreThanConfigured_GetsTheConfigured()
    {
        await using RunningService service = await RunningService.StartAsync(
            ScriptedClassifier.Hanging(), "--TDGan:Limits:Deadline=00:00:00.100");
        Stopwatch watch = Stopwatch.StartNew();
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Raw(Picture), ("X-Timeout-Ms", "600000"));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.GatewayTimeout, "deadline-exceeded");
        Assert.Equal(100, problem.GetProperty("limit").GetInt64());
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(90), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Post_TransferTakesTooLong_IsDeadlineExceeded()
    {
        await using RunningService service = await RunningService.StartAsync(ScriptedTransfer.Hanging());
        using HttpResponseMessage response = await service.Client.UploadAsync(
            "/api/v1/transfers", Forms.Of(("face", Picture), ("expression", Picture)), ("X-Timeout-Ms", "50"));
        await response.ReadProblemAsync(HttpStatusCode.GatewayTimeout, "deadline-exceeded");
    }

    [Fact]
    public async Task Post_EveryTask_KnowsItsDeadline()
    {
        ConcurrentBag<DateTimeOffset?> deadlines = [];
        T Note<T>(DateTimeOffset? deadline, T answer)
        {
            deadlines.Add(deadline);
            return answer;
        }

        await using RunningService service = await RunningService.StartAsync(services => services
            .AddSingleton<IExpressionClassifier>(new ScriptedClassifier(
                (_, options, _) => Note(options.Deadline, Task.FromResult(ScriptedClassifier.Result))))
            .AddSingleton<IExpressionTransfer>(new ScriptedTransfer(
                (request, _) => Note(request.Deadline, Task.FromResult(ScriptedTransfer.Answer(request)))))
            .AddSingleton<IExpressionInterpolation>(new ScriptedInterpolation(
                (request, _) => Note(request.Deadline, Task.FromResult(ScriptedInterpolation.Answer(request)))))
            .AddSingleton<IModelRunner>(new NotingRunner(deadline => Note(deadline, true))));
        DateTimeOffset before = DateTimeOffset.UtcNow;
        await PostAsync(service, Path, Forms.Raw(Picture));
        await PostAsync(service, Path + "/batch", Forms.Of(("image", Picture)));
        await PostAsync(service, "/api/v1/transfers", Forms.Of(("face", Picture), ("expressionLabel", "fear")));
        await PostAsync(
            service,
            "/api/v1/interpolations",
            Forms.Of(("face", Picture), ("expressionFromLabel", "fear"), ("expressionToLabel", "anger")));
        await PostAsync(service, "/v2/models/face-branch/infer", new StringContent("""
            {"inputs":[{"name":"image","shape":[1,1],"datatype":"FP32","data":[0]}]}
            """, Encoding.UTF8, "application/json"));

        Assert.Equal(5, deadlines.Count);
        Assert.All(deadlines, deadline => Assert.InRange(deadline!.Value, before.AddSeconds(9), DateTimeOffset.UtcNow.AddSeconds(9)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("99999999999")]
    public async Task Post_HeaderIsNoWholeNumber_IsInvalidParameter(string value)
    {
        await using RunningService service = await RunningService.StartAsync(ScriptedClassifier.Hanging());
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Raw(Picture), ("X-Timeout-Ms", value));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("X-Timeout-Ms", problem.GetProperty("parameter").GetString());
    }

    private static async Task PostAsync(RunningService service, string path, HttpContent body)
    {
        using HttpResponseMessage response = await service.Client.UploadAsync(path, body, ("X-Timeout-Ms", "9000"));
    }

    private sealed class NotingRunner(Action<DateTimeOffset?> note) : IModelRunner
    {
        public Task<ModelRunResult> RunAsync(ModelRunRequest request, CancellationToken cancellationToken)
        {
            note(request.Deadline);
            throw new InferenceException(InferenceError.Overloaded, "full");
        }
    }
}
