using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Interpolation;
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
    public async Task Post_TransferAndInterpolation_KnowTheirDeadline()
    {
        List<DateTimeOffset?> deadlines = [];
        ScriptedTransfer transfer = new((request, _) =>
        {
            deadlines.Add(request.Deadline);
            return Task.FromResult(ScriptedTransfer.Answer(request));
        });
        ScriptedInterpolation interpolation = new((request, _) =>
        {
            deadlines.Add(request.Deadline);
            return Task.FromResult(ScriptedInterpolation.Answer(request));
        });
        await using RunningService service = await RunningService.StartAsync(services => services
            .AddSingleton<IExpressionTransfer>(transfer).AddSingleton<IExpressionInterpolation>(interpolation));
        DateTimeOffset before = DateTimeOffset.UtcNow;
        using HttpResponseMessage made = await service.Client.UploadAsync(
            "/api/v1/transfers", Forms.Of(("face", Picture), ("expressionLabel", "fear")), ("X-Timeout-Ms", "9000"));
        using HttpResponseMessage row = await service.Client.UploadAsync(
            "/api/v1/interpolations",
            Forms.Of(("face", Picture), ("expressionFromLabel", "fear"), ("expressionToLabel", "anger")),
            ("X-Timeout-Ms", "9000"));

        Assert.Equal(2, deadlines.Count);
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
}
