using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Errors;

namespace TDGan.Api.Tests.Endpoints;

public sealed class ExpressionsBatchTests(SharedService shared)
{
    private const string Path = "/api/v1/expressions/batch";

    [Fact]
    public async Task Post_GoodAndBadPictures_AnswersEachAsAlone()
    {
        RunningService service = shared.Service;
        byte[][] pictures = [Pictures.Happy, Pictures.Text, Pictures.Angry, Pictures.Truncated, Pictures.Bomb, Pictures.TooSmall, []];
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path + "?topK=3&include=logits", Forms.Of([.. pictures.Select(picture => ("image", (object)picture))]));
        JsonElement[] results = [.. (await response.ReadSuccessAsync()).GetProperty("results").EnumerateArray()];

        Assert.Equal(Enumerable.Range(0, pictures.Length), results.Select(result => result.GetProperty("index").GetInt32()));
        Assert.Equal(
            [null, "unsupported-image-format", null, "image-undecodable", "image-too-large", "image-too-small", "unsupported-image-format"],
            results.Select(result => result.TryGetProperty("problem", out JsonElement problem) ? problem.Text("code") : null));
        foreach (int index in new[] { 0, 2 })
        {
            using HttpResponseMessage alone = await service.Client.UploadAsync(
                "/api/v1/expressions?topK=3&include=logits", Forms.Of(("image", pictures[index])));
            JsonElement expected = await alone.ReadSuccessAsync();
            Assert.Equal(
                expected.GetProperty("faces").GetRawText(), results[index].GetProperty("result").GetProperty("faces").GetRawText());
        }
    }

    [Fact]
    public async Task Post_FileNames_ComeBackWithTheirAnswers()
    {
        RunningService service = shared.Service;
        using MultipartFormDataContent form = [];
        form.Add(new ByteArrayContent(Pictures.Text), "image", "first one.jpg");
        form.Add(new ByteArrayContent(Pictures.Text), "image", "zweites Bild ü.png");
        ByteArrayContent nameless = new(Pictures.Text);
        nameless.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "image" };
        form.Add(nameless);
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, form);
        JsonElement results = (await response.ReadSuccessAsync()).GetProperty("results");
        Assert.Equal(
            ["first one.jpg", "zweites Bild ü.png", null],
            results.EnumerateArray().Select(result => result.TryGetProperty("name", out JsonElement name) ? name.GetString() : null));
        Assert.Contains("decode;dur=", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Problem_HasEveryMemberOfAProblem()
    {
        RunningService service = shared.Service;
        using HttpResponseMessage response = await service.Client.UploadAsync(Path, Forms.Of(("image", Pictures.Bomb)));
        JsonElement problem = (await response.ReadSuccessAsync()).GetProperty("results")[0].GetProperty("problem");
        Assert.Equal(
            (413, "urn:tdgan:problem:image-too-large", 3_600_000_000),
            (problem.GetProperty("status").GetInt32(), problem.Text("type"), problem.GetProperty("actual").GetInt64()));
        Assert.Equal(Assert.Single(response.Headers.GetValues("X-Request-Id")), problem.Text("requestId"));
    }

    [Fact]
    public async Task Post_StageThatFails_IsTheProblemOfItsPictureAndLogged()
    {
        int calls = 0;
        await using RunningService service = await RunningService.StartAsync(new ScriptedClassifier((_, _, _) =>
            Interlocked.Increment(ref calls) == 1
                ? throw new InvalidOperationException("secret")
                : Task.FromException<Inference.Classification.ClassificationResult>(
                    new InferenceException(InferenceError.Overloaded, "secret"))));
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path, Forms.Of(("image", Pictures.Happy), ("image", Pictures.Happy)));
        JsonElement reply = await response.ReadSuccessAsync();
        Assert.Equal(
            ["internal", "overloaded"],
            reply.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("problem").Text("code")).Order());
        Assert.DoesNotContain("secret", reply.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(service.Logs.Lines, line => line.Text.Contains("failed with internal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_DeadlineThatPasses_IsTheProblemOfEachPictureThatIsLeft()
    {
        await using RunningService service = await RunningService.StartAsync(ScriptedClassifier.Hanging());
        using HttpResponseMessage response = await service.Client.UploadAsync(
            Path, Forms.Of(("image", Pictures.Happy), ("image", Pictures.Happy), ("image", Pictures.Happy)), ("X-Timeout-Ms", "20"));
        Assert.Equal(
            ["deadline-exceeded", "deadline-exceeded", "deadline-exceeded"],
            (await response.ReadSuccessAsync()).GetProperty("results").EnumerateArray()
                .Select(result => result.GetProperty("problem").Text("code")));
    }

    [Fact]
    public async Task Post_AsManyAsAllowed_IsAnswered()
    {
        await using RunningService service = await RunningService.StartAsync("--TDGan:Limits:MaxBatchImages=3");
        using HttpResponseMessage three = await service.Client.UploadAsync(Path, Many(3));
        Assert.Equal(3, (await three.ReadSuccessAsync()).GetProperty("results").GetArrayLength());
        using HttpResponseMessage four = await service.Client.UploadAsync(Path, Many(4));
        JsonElement problem = await four.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-many-images");
        Assert.Equal(3, problem.GetProperty("limit").GetInt32());
    }

    private static MultipartFormDataContent Many(int count) =>
        Forms.Of([.. Enumerable.Repeat(("image", (object)Pictures.Text), count)]);
}
