using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.Endpoints;

public sealed class AdmissionTests
{
    private const int Capacity = 256;

    [Theory]
    [InlineData("/api/v1/expressions", ModelNames.ExpressionBranch)]
    [InlineData("/api/v1/transfers", ModelNames.Decoder)]
    [InlineData("/api/v1/interpolations", ModelNames.Decoder)]
    public async Task Post_ModelWithoutRoom_IsRefusedBeforeTheBodyComes(string path, string model)
    {
        await using RunningService service = await StartFullAsync(model);
        await using RawConnection connection = await RawConnection.OpenAsync(service.Address);

        // Of the announced body not a byte is sent: the answer must not wait for it.
        await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\n");
        string reply = await connection.ReadUntilAsync("\"code\":\"overloaded\"");
        Assert.StartsWith("HTTP/1.1 503 ", reply, StringComparison.Ordinal);
        Assert.Contains("\r\nRetry-After: 3\r\n", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ModelWithoutRoom_IsCountedAndTellsTheLimit()
    {
        await using RunningService service = await StartFullAsync(ModelNames.ExpressionBranch);
        using HttpResponseMessage response = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "overloaded");
        Assert.Equal(Capacity, problem.GetProperty("limit").GetInt32());
        string metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("code=\"overloaded\"", metrics, StringComparison.Ordinal);
    }

    private static Task<RunningService> StartFullAsync(string model)
    {
        ScriptedCatalogue catalogue = new();
        catalogue.Refusals[model] = new InferenceException(InferenceError.Overloaded, "secret")
        {
            Limit = Capacity,
            RetryAfter = TimeSpan.FromSeconds(2.5),
        };
        return RunningService.StartAsync(services => services.AddSingleton<IModelCatalogue>(catalogue));
    }
}
