using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Clients that share batches must not share answers.</summary>
public sealed class ManyClientsTests
{
    private const int Clients = 64;

    [Fact]
    public async Task Post_SixtyFourDistinctPicturesAtOnce_GetTheLoneReplies()
    {
        await using RunningService service = await RunningService.StartAsync();
        byte[][] pictures = [.. Enumerable.Range(0, Clients).Select(client => DrawnFaces.Png((Expression)(client % 7), 40 + client, 40 + client))];
        double[][] alone = new double[Clients][];
        for (int client = 0; client < Clients; client++)
        {
            alone[client] = await ReadAsync(service, pictures[client]);
        }

        double[][] together = await Task.WhenAll(pictures.Select(picture => Task.Run(() => ReadAsync(service, picture))));

        Assert.Equal(Clients, alone.Select(logits => string.Join(' ', logits)).Distinct().Count());
        Assert.All(alone.Zip(together), pair => Assert.All(
            pair.First.Zip(pair.Second), logits => Assert.Equal(logits.First, logits.Second, 1e-4)));
    }

    /// <summary>All seven logits of the one face.</summary>
    private static async Task<double[]> ReadAsync(RunningService service, byte[] picture)
    {
        using HttpResponseMessage response =
            await service.Client.UploadAsync("/api/v1/expressions?detect=false&include=logits", Forms.Raw(picture));
        JsonElement face = (await response.ReadSuccessAsync()).GetProperty("faces")[0];
        return [.. face.GetProperty("logits").EnumerateArray().Select(logit => logit.GetProperty("value").GetDouble())];
    }
}
