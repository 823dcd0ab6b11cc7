using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenInference;

public sealed class StatisticsTests
{
    [Fact]
    public async Task GetStatistics_AfterInferences_CountsThem()
    {
        await using RunningService service = await RunningService.StartAsync();
        TritonClient client = new(service.Client);
        Assert.Equal(0, (await ReadAsync(client)).GetProperty("inference_count").GetInt64());

        await client.InferBinaryAsync(
            "face-branch", [("image", [3, 1, SharedService.Side, SharedService.Side], SharedService.Noise(3))], ["face_code"]);
        JsonElement statistics = await ReadAsync(client);
        Assert.Equal(3, statistics.GetProperty("inference_count").GetInt64());
        Assert.InRange(statistics.GetProperty("execution_count").GetInt64(), 1, 3);
        Assert.True(statistics.GetProperty("last_inference").GetInt64() > 0);
        JsonElement phases = statistics.GetProperty("inference_stats");
        Assert.Equal(0, phases.GetProperty("fail").GetProperty("count").GetInt64());
        Assert.All(
            ["success", "queue", "compute_input", "compute_infer", "compute_output"],
            phase => Assert.True(phases.GetProperty(phase).GetProperty("count").GetInt64() > 0, phase));
        Assert.True(phases.GetProperty("success").GetProperty("ns").GetInt64() > 0);
        Assert.NotEmpty(statistics.GetProperty("batch_stats").EnumerateArray());
    }

    [Fact]
    public async Task GetStatistics_OfAllModels_HasAnEntryForEach()
    {
        await using RunningService service = await RunningService.StartAsync();
        JsonElement all = await new TritonClient(service.Client).GetAsync("/v2/models/stats");
        Assert.Equal(
            ["decoder/1", "expression-branch/1", "face-branch/1"],
            all.GetProperty("model_stats").EnumerateArray().Select(model => $"{model.Text("name")}/{model.Text("version")}"));
    }

    private static async Task<JsonElement> ReadAsync(TritonClient client)
    {
        JsonElement reply = await client.GetAsync("/v2/models/face-branch/versions/1/stats");
        return Assert.Single(reply.GetProperty("model_stats").EnumerateArray());
    }
}
