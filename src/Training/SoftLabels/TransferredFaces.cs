using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Transfer;
using TDGan.Training.Cropping;
using TDGan.Training.Datasets;

namespace TDGan.Training.SoftLabels;

/// <summary>Puts expressions that are rare in data sets on faces of photos: pictures to train on, labelled by what was put there (the paper's idea).</summary>
/// <param name="transfer">Changes the photo.</param>
/// <param name="cutter">Cuts the face out of it.</param>
/// <param name="expressions">What is put on, in turn.</param>
/// <param name="leastSide">Shortest side of a face in pixels.</param>
/// <param name="certainty">Share of the expression that was put on; the rest is spread over the others, 0-1.</param>
internal sealed class TransferredFaces(
    IExpressionTransfer transfer, FaceCutter cutter, IReadOnlyList<Expression> expressions, int leastSide, float certainty)
{
    private const float WeakestIntensity = 0.8f;

    private int _next;

    /// <summary>Changes the largest face of a photo and writes it; a photo whose face is too small or cannot be moved is left out.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> photo, SoftLabelWriter writer, CancellationToken cancellationToken)
    {
        int turn = _next++;
        Expression wanted = expressions[turn % expressions.Count];
        try
        {
            TransferResult changed = await transfer.TransferAsync(Request(photo, wanted, (uint)turn), cancellationToken);
            if (await cutter.CutAsync(changed.Image, cancellationToken) is { } face)
            {
                writer.Add(face.ToImage(), Shares(wanted));
            }
        }
        catch (InferenceException exception) when (exception.Error is InferenceError.NoFaceDetected)
        {
            // Nothing to change in this photo.
        }
    }

    private TransferRequest Request(ReadOnlyMemory<byte> photo, Expression wanted, uint turn) => new()
    {
        Face = photo,
        ExpressionLabel = wanted,
        MinFaceSize = leastSide,
        Paste = PasteMode.Original,
        Intensity = WeakestIntensity + ((1 - WeakestIntensity) * (turn % 3) / 2f),
        Seed = turn,
    };

    private float[] Shares(Expression wanted) => [.. Enumerable.Range(0, ExpressionLabels.Count)
        .Select(i => i == (int)wanted ? certainty : (1 - certainty) / (ExpressionLabels.Count - 1))];
}
