using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Interpolation;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Api.Tests.Support;

/// <summary>An interpolation that does what the test says.</summary>
internal sealed class ScriptedInterpolation(Func<InterpolationRequest, CancellationToken, Task<InterpolationResult>> script)
    : IExpressionInterpolation
{
    public static InterpolationResult Answer(InterpolationRequest request) => new(
        [.. Enumerable.Range(0, request.Format == InterpolationFormat.Frames ? request.Steps : 1)
            .Select(_ => (ReadOnlyMemory<byte>)"picture"u8.ToArray())],
        request.Format,
        request.Steps,
        64,
        64,
        new ModelIdentity("decoder", "1", new string('b', 64), "cpu"),
        request.Seed,
        new DetectedFace(new FaceBox(1.5f, 2, 30, 40), null, []),
        [],
        new PhaseTimings { EncodeMs = 0.5, BatchSize = request.Steps });

    public static ScriptedInterpolation Throwing(Exception exception) =>
        new((_, _) => Task.FromException<InterpolationResult>(exception));

    /// <summary>Never answers; ends when its token does.</summary>
    public static ScriptedInterpolation Hanging(TaskCompletionSource? entered = null) => new(async (request, token) =>
    {
        entered?.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return Answer(request);
    });

    public Task<InterpolationResult> InterpolateAsync(InterpolationRequest request, CancellationToken cancellationToken) =>
        script(request, cancellationToken);
}
