using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Api.Tests.Support;

/// <summary>A classifier that does what the test says.</summary>
internal sealed class ScriptedClassifier(
    Func<ReadOnlyMemory<byte>, ClassificationOptions, CancellationToken, Task<ClassificationResult>> script)
    : IExpressionClassifier
{
    /// <summary>Seven scores that differ, highest last in the enum, so that sorting and cutting show.</summary>
    public static ClassificationResult Result { get; } = new(
        new ModelIdentity("expression-branch", "1", new string('a', 64), "cpu"),
        new ImageInfo(200, 100, "png", 1),
        [
            new FaceExpression(
                0,
                new DetectedFace(new FaceBox(50, 25, 100, 50), 0.75f, [new FaceLandmark(FaceLandmarkType.LeftEye, 60.5f, 30.25f)]),
                [.. Enum.GetValues<Expression>().Reverse().Select((expression, rank) => new ExpressionScore(expression, (7 - rank) / 28f))],
                [1, 2, 3, 4, 5, 6, 7])
            {
                Quality = new FaceQuality(0.5f, 50),
            },
        ],
        [new InferenceWarning("face_too_small", "The face is small.", 0)],
        new PhaseTimings { DecodeMs = 1.5, InferenceMs = 2.25, BatchSize = 1 });

    public static ScriptedClassifier Throwing(Exception exception) => new((_, _, _) => Task.FromException<ClassificationResult>(exception));

    /// <summary>Never answers; ends when its token does.</summary>
    public static ScriptedClassifier Hanging(TaskCompletionSource? entered = null) => new(async (_, _, token) =>
    {
        entered?.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return Result;
    });

    public Task<ClassificationResult> ClassifyAsync(
        ReadOnlyMemory<byte> encodedImage, ClassificationOptions options, CancellationToken cancellationToken) =>
        script(encodedImage, options, cancellationToken);
}
