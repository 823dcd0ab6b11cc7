using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.OpenInference;

/// <summary>Every loaded model counts, whichever endpoint asked for it and whether or not it has a queue.</summary>
public sealed class ModelCountersTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create(withDetector: true);

    public ModelCountersTests() => TinyLandmarks.Write(_models.Path);

    public void Dispose() => _models.Dispose();

    public static TheoryData<string, string[]> Endpoints => new()
    {
        { "expressions", ["expression-branch:4", "face-detector:1", "face-landmarks:4"] },
        { "expressions/batch", ["expression-branch:4", "face-detector:1"] },
        { "transfers", ["decoder:1", "expression-branch:1", "face-branch:1", "face-detector:1"] },
        { "interpolations", ["decoder:3", "expression-branch:1", "face-branch:2", "face-detector:3"] },
        { "face-detector", ["face-detector:1"] },
        { "face-landmarks", ["face-landmarks:2"] },
        { "face-branch", ["face-branch:2"] },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task GetStatistics_AfterEachEndpoint_CountTheItemsOfEveryModelThatRan(string endpoint, string[] expected)
    {
        await using RunningService service = await RunningService.StartAsync($"--TDGan:Models:Path={_models.Path}");
        TritonClient client = new(service.Client);
        await SendAsync(service, client, endpoint);

        JsonElement all = await client.GetAsync("/v2/models/stats");
        JsonElement[] ran = [.. all.GetProperty("model_stats").EnumerateArray()
            .Where(model => model.GetProperty("last_inference").GetInt64() > 0)];
        Assert.Equal(expected, ran.Select(model => $"{model.Text("name")}:{model.GetProperty("inference_count").GetInt64()}"));
        Assert.All(ran, AssertCounted);
    }

    private static async Task SendAsync(RunningService service, TritonClient client, string endpoint)
    {
        byte[] photo = GroupPhoto.Jpeg(1);
        HttpContent? upload = endpoint switch
        {
            "expressions" => Forms.Of(("image", photo), ("include", "landmarks")),
            "expressions/batch" => Forms.Of(("image", photo)),
            "transfers" => Forms.Of(("face", photo), ("expressionLabel", "anger"), ("verify", "true")),
            "interpolations" => Forms.Of(("faceFrom", photo), ("faceTo", photo), ("expression", photo), ("steps", "3")),
            _ => null,
        };
        if (upload is not null)
        {
            using HttpResponseMessage response = await service.Client.UploadAsync("/api/v1/" + endpoint, upload);
            response.EnsureSuccessStatusCode();
            return;
        }

        int[] shape = endpoint switch
        {
            "face-detector" => [1, 3, 32, 32],
            "face-landmarks" => [2, 1, TinyLandmarks.Side, TinyLandmarks.Side],
            _ => [2, 1, SharedService.Side, SharedService.Side],
        };
        await client.InferBinaryAsync(endpoint, [("image", shape, new float[shape.Aggregate((a, b) => a * b)])], outputs: []);
    }

    private static void AssertCounted(JsonElement model)
    {
        JsonElement phases = model.GetProperty("inference_stats");
        Assert.Equal(0, phases.GetProperty("fail").GetProperty("count").GetInt64());
        Assert.All(
            ["success", "queue", "compute_infer"],
            phase => Assert.True(phases.GetProperty(phase).GetProperty("count").GetInt64() > 0, phase));
        Assert.True(phases.GetProperty("success").GetProperty("ns").GetInt64() > 0);
        Assert.True(model.GetProperty("execution_count").GetInt64() > 0);
        Assert.True(model.GetProperty("last_inference").GetInt64() > 0);
        Assert.NotEmpty(model.GetProperty("batch_stats").EnumerateArray());
    }
}
