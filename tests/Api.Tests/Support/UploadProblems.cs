using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TDGan.Inference.Classification;
using TDGan.Inference.Errors;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Interpolation;
using TDGan.Inference.Requests;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Support;

/// <summary>For each problem of the endpoints that take pictures, what makes a running service answer with it.</summary>
internal static class UploadProblems
{
    private const string GuardedKey = "key-of-a-tensor-client";

    private static readonly Dictionary<string, Func<UploadEndpoint, Task<HttpResponseMessage>>> Causes = new()
    {
        ["invalid-request"] = endpoint => SendAsync(endpoint, Forms.Raw(Pictures.Text, "multipart/form-data; boundary=b")),
        ["invalid-parameter"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Happy), "?nonsense=1"),
        ["missing-part"] = endpoint => SendAsync(endpoint, Forms.Of(("detect", "auto"))),
        ["duplicate-parameter"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Happy), "?detect=auto&detect=auto"),
        ["not-acceptable"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Happy), "", ("Accept", "text/html")),
        ["invalid-base64"] = endpoint => SendAsync(endpoint, endpoint.Json("*")),
        ["url-input-disabled"] = endpoint => SendAsync(endpoint, endpoint.Json("https://example.org/face.jpg")),
        ["too-many-images"] = endpoint => SendAsync(
            endpoint, Forms.Of([.. Enumerable.Repeat((endpoint.Parts[0], (object)Pictures.Text), 33)])),
        ["unauthorized"] = endpoint => SendToGuardedAsync(endpoint, key: "wrong-key-wrong-key"),
        ["forbidden"] = endpoint => SendToGuardedAsync(endpoint, key: GuardedKey),
        ["rate-limited"] = SendTwiceAsync,
        // The answer comes before the body: a client that sends it all the same may find the connection closed instead of the answer.
        ["body-too-large"] = endpoint => SendAsync(endpoint, endpoint.Form(new byte[33 * 1024 * 1024]), "", ("Expect", "100-continue")),
        ["image-too-large"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Bomb)),
        ["unsupported-media-type"] = endpoint => SendAsync(endpoint, Forms.Raw(Pictures.Text, "text/plain")),
        ["unsupported-image-format"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Text)),
        ["image-undecodable"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Truncated)),
        ["image-too-small"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.TooSmall)),
        ["no-face-detected"] = SendWithoutAFaceAsync,
        ["face-index-out-of-range"] = endpoint => SendAsync(endpoint, endpoint.Form(Pictures.Happy), "?faceIndex=1"),
        ["slow-upload"] = TrickleAsync,
        ["internal"] = endpoint => SendToAsync(endpoint, new InvalidOperationException("secret")),
        ["bad-model-output"] = endpoint => SendToAsync(endpoint, new InferenceException(InferenceError.BadModelOutput, "secret")),
        ["model-loading"] = endpoint => SendToAsync(endpoint, new InferenceException(InferenceError.ModelLoading, "secret")),
        ["overloaded"] = endpoint => SendToAsync(endpoint, new InferenceException(InferenceError.Overloaded, "secret")),
        ["device-lost"] = endpoint => SendToAsync(endpoint, new InferenceException(InferenceError.DeviceLost, "secret")),
        ["deadline-exceeded"] = SendToAHangingStageAsync,
        ["shutting-down"] = SendBeforeTheStopAsync,
    };

    /// <summary>Causes the problem with that code.</summary>
    public static Task<HttpResponseMessage> CauseAsync(UploadEndpoint endpoint, string code) => Causes[code](endpoint);

    private static async Task<HttpResponseMessage> SendAsync(
        UploadEndpoint endpoint, HttpContent body, string query = "", params (string, string)[] headers)
    {
        SharedService? shared = await TestContext.Current.GetFixture<SharedService>();
        return await shared!.Service.Client.UploadAsync(endpoint.Path + query, body, headers);
    }

    /// <summary>To a service whose only key is not made for pictures.</summary>
    private static async Task<HttpResponseMessage> SendToGuardedAsync(UploadEndpoint endpoint, string key)
    {
        await using RunningService service = await RunningService.StartAsync(
            "--TDGan:Access:Keys:0:Name=tensors", $"--TDGan:Access:Keys:0:Key={GuardedKey}", "--TDGan:Access:Keys:0:Scopes:0=Tensors");
        return await service.Client.UploadAsync(endpoint.Path, endpoint.Form(Pictures.Happy), ("X-Api-Key", key));
    }

    /// <summary>To a service whose clock stands still and that allows one request at once.</summary>
    private static async Task<HttpResponseMessage> SendTwiceAsync(UploadEndpoint endpoint)
    {
        FakeTimeProvider time = new();
        await using RunningService service = await RunningService.StartAsync(
            services => services.AddSingleton<TimeProvider>(time),
            "--TDGan:RateLimit:RequestsPerMinute=60",
            "--TDGan:RateLimit:Burst=1");
        using HttpResponseMessage first = await service.Client.UploadAsync(endpoint.Path, endpoint.Form(Pictures.Text));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        return await service.Client.UploadAsync(endpoint.Path, endpoint.Form(Pictures.Text));
    }

    private static async Task<HttpResponseMessage> SendToAsync(UploadEndpoint endpoint, Exception exception)
    {
        await using RunningService service = await RunningService.StartAsync(services => services
            .AddSingleton<IExpressionClassifier>(ScriptedClassifier.Throwing(exception))
            .AddSingleton<IExpressionTransfer>(ScriptedTransfer.Throwing(exception))
            .AddSingleton<IExpressionInterpolation>(ScriptedInterpolation.Throwing(exception)));
        HttpResponseMessage response = await service.Client.UploadAsync(endpoint.Path, endpoint.Form(Pictures.Happy));
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        return response;
    }

    private static async Task<HttpResponseMessage> SendWithoutAFaceAsync(UploadEndpoint endpoint)
    {
        await using RunningService service =
            await RunningService.StartAsync(services => services.AddSingleton<IFaceDetector>(new BlindDetector()));
        return await service.Client.UploadAsync(endpoint.Path + "?detect=true", endpoint.Form(Pictures.Happy));
    }

    private static async Task<HttpResponseMessage> SendToAHangingStageAsync(UploadEndpoint endpoint)
    {
        await using RunningService service = await StartHangingAsync(entered: null);
        return await service.Client.UploadAsync(endpoint.Path, endpoint.Form(Pictures.Happy), ("X-Timeout-Ms", "20"));
    }

    private static async Task<HttpResponseMessage> SendBeforeTheStopAsync(UploadEndpoint endpoint)
    {
        TaskCompletionSource entered = new();
        await using RunningService service = await StartHangingAsync(entered, "--TDGan:Shutdown:GracePeriod=00:00:04");
        Task<HttpResponseMessage> pending = service.Client.UploadAsync(endpoint.Path, endpoint.Form(Pictures.Happy));
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);
        Task stop = service.App.StopAsync(TestContext.Current.CancellationToken);
        HttpResponseMessage response = await pending;
        await stop;
        return response;
    }

    private static Task<RunningService> StartHangingAsync(TaskCompletionSource? entered, params string[] settings) =>
        RunningService.StartAsync(
            services => services
                .AddSingleton<IExpressionClassifier>(ScriptedClassifier.Hanging(entered))
                .AddSingleton<IExpressionTransfer>(ScriptedTransfer.Hanging(entered))
                .AddSingleton<IExpressionInterpolation>(ScriptedInterpolation.Hanging(entered)),
            settings);

    private static async Task<HttpResponseMessage> TrickleAsync(UploadEndpoint endpoint)
    {
        await using RunningService service = await RunningService.StartAsync(
            "--TDGan:Limits:UploadGracePeriod=00:00:01.5", "--TDGan:Limits:MinUploadBytesPerSecond=1000000");
        await using RawConnection connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync(
            $"POST {endpoint.Path} HTTP/1.1\r\nHost: test\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b");
        return await connection.ReadResponseAsync();
    }

    /// <summary>A detector that sees nothing.</summary>
    private sealed class BlindDetector : IFaceDetector
    {
        public bool IsAvailable => true;

        public ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
            DecodedImage image, float? minConfidence, RequestScope scope) =>
            ValueTask.FromResult<IReadOnlyList<DetectedFace>>([]);
    }
}
