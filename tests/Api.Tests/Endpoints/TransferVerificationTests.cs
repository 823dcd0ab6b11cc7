using System.Globalization;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Endpoints;

/// <summary><c>verify=true</c> through the whole service.</summary>
public sealed class TransferVerificationTests(SharedService shared)
{
    private const string Path = "/api/v1/transfers";

    [Theory]
    [InlineData("expressionLabel")]
    [InlineData("expression")]
    public async Task Post_Verify_IsWhatTheClassifierReadsInTheReply(string expression)
    {
        RunningService service = shared.Service;
        string? target = expression == "expression" ? await ReadDominantAsync(service, Pictures.Angry) : "fear";
        object source = expression == "expression" ? Pictures.Angry : "fear";
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + "?verify=true&detect=false", Forms.Of(("face", Pictures.Happy), (expression, source)), ("Accept", "application/json"));
        JsonElement reply = await response.ReadSuccessAsync();

        byte[] image = reply.GetProperty("image").GetProperty("content").GetBytesFromBase64();
        JsonElement verification = reply.GetProperty("verification");
        string? dominant = await ReadDominantAsync(service, image);
        Assert.Equal(dominant, verification.Text("dominant"));
        Assert.InRange(verification.GetProperty("score").GetDouble(), 1.0 / 7, 1);
        Assert.Equal(dominant == target, verification.GetProperty("agreesWithExpression").GetBoolean());
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"{dominant};score="),
            Assert.Single(response.Headers.GetValues("X-Verification")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutVerify_SaysNothing()
    {
        RunningService service = shared.Service;
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path, Forms.Of(("face", Pictures.Happy), ("expressionLabel", "fear")), ("Accept", "application/json"));
        Assert.False((await response.ReadSuccessAsync()).TryGetProperty("verification", out _));
        Assert.False(response.Headers.Contains("X-Verification"));
    }

    private static async Task<string?> ReadDominantAsync(RunningService service, byte[] picture)
    {
        using HttpResponseMessage response =
            await service.Client.UploadAsync("/api/v1/expressions?detect=false", Forms.Of(("image", picture)));
        return (await response.ReadSuccessAsync()).GetProperty("faces")[0].Text("dominant");
    }
}
