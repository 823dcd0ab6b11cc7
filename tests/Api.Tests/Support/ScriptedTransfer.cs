using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Support;

/// <summary>A transfer that does what the test says.</summary>
internal sealed class ScriptedTransfer(Func<TransferRequest, CancellationToken, Task<TransferResult>> script) : IExpressionTransfer
{
    public static TransferResult Answer(TransferRequest request) => new(
        "picture"u8.ToArray(),
        request.Format,
        64,
        64,
        new ModelIdentity("decoder", "1", new string('b', 64), "cpu"),
        request.Seed,
        new DetectedFace(new FaceBox(1.5f, 2, 30, 40), null, []),
        [],
        new PhaseTimings { EncodeMs = 0.5, BatchSize = 1 });

    public static ScriptedTransfer Throwing(Exception exception) => new((_, _) => Task.FromException<TransferResult>(exception));

    /// <summary>Never answers; ends when its token does.</summary>
    public static ScriptedTransfer Hanging(TaskCompletionSource? entered = null) => new(async (request, token) =>
    {
        entered?.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return Answer(request);
    });

    public Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellationToken) =>
        script(request, cancellationToken);
}
