using System.Globalization;
using TDGan.Training.Data;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>How good the expression judge is itself: its readings of real pictures.</summary>
internal static class JudgeCheck
{
    private const int BatchSize = 128;

    /// <summary>Reads pictures in batches.</summary>
    /// <param name="judge">In evaluation mode.</param>
    /// <param name="images">[N, 1, 48, 48] in [0, 1].</param>
    /// <returns>Features [N, 96] and probabilities [N, 7].</returns>
    public static (Tensor Features, Tensor Probabilities) Read(ExpressionJudge judge, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        List<Tensor> features = [];
        List<Tensor> probabilities = [];
        foreach (Tensor batch in images.split(BatchSize))
        {
            JudgeReading reading = judge.forward(batch);
            features.Add(reading.Features);
            probabilities.Add(nn.functional.softmax(reading.Logits, 1));
        }

        return (cat(features).MoveToOuterDisposeScope(), cat(probabilities).MoveToOuterDisposeScope());
    }

    /// <summary>The confusion matrix on labelled pictures, which may be changed first.</summary>
    public static ConfusionMatrix Evaluate(ExpressionJudge judge, ExpressionSamples samples, PictureChange change)
    {
        using var scope = NewDisposeScope();
        Tensor images = change.Apply(PixelScale.ToUnit(samples.Pixels));
        long[] read = Read(judge, images).Probabilities.argmax(1).data<long>().ToArray();
        var matrix = new ConfusionMatrix();
        for (int i = 0; i < read.Length; i++)
        {
            if (samples.Majority[i] >= 0)
            {
                matrix.Add(samples.Majority[i], (int)read[i]);
            }
        }

        return matrix;
    }

    /// <summary>A sentence on its accuracy on real pictures, as they are and after the passage through 32 px.</summary>
    public static string Describe(ExpressionJudge judge, ExpressionSamples validation)
    {
        ConfusionMatrix plain = Evaluate(judge, validation, PictureChange.None);
        ConfusionMatrix small = Evaluate(judge, validation, PictureChange.Shrink(32));
        return string.Create(CultureInfo.InvariantCulture,
            $"expression judge on {plain.Total} real pictures: accuracy {plain.Accuracy:P2}, mean class recall {plain.MeanClassRecall:P2}; through 32 px {small.Accuracy:P2}, {small.MeanClassRecall:P2}");
    }
}
