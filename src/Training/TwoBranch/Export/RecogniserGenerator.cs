using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Measures;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>
/// A new recogniser beside the face branch and the decoder that are served already. The new branch says the same in other codes, so the decoder's
/// layer that reads d_e is put behind the affine map that brings new codes nearest to the old ones (least squares over the training pictures). A
/// recogniser that went on from exported weights keeps their meaning: where few pictures say nothing of a direction, it stays as it is.
/// </summary>
internal static class RecogniserGenerator
{
    private const int BatchSize = 256;

    /// <summary>Whether a run has trained its expression branch and no more.</summary>
    public static bool IsRecogniserAlone(RunFolder run) =>
        run.LatestCheckpoint is { } checkpoint && PhaseState.Read(checkpoint).Phase == ExpressionPhase.Name;

    /// <summary>Loads the generator, in evaluation mode.</summary>
    /// <param name="run">The run of the recogniser.</param>
    /// <param name="options">Its options; the networks must be those of the repository.</param>
    /// <param name="repository">The model repository with the other parts.</param>
    /// <param name="train">Pictures that the codes are compared on.</param>
    /// <param name="say">Gets the share of the old codes that the new ones explain.</param>
    /// <exception cref="InvalidDataException">The repository holds other networks.</exception>
    /// <exception cref="NotSupportedException">The decoder reads the code otherwise than through one linear layer.</exception>
    public static Generator Load(RunFolder run, TrainingOptions options, string repository, ExpressionSamples train, Action<string> say)
    {
        Generator generator = NetworkFactory.Generator(options.Networks);
        ExportedWeights.Load(repository, generator, StartingWeights.AllParts);
        generator.eval();
        using ExpressionBranch recogniser = TrainedBranch.Load(run, options);
        recogniser.eval();
        using Tensor before = Codes(generator.ExpressionBranch, train);
        using Tensor after = Codes(recogniser, train);
        using Tensor? same = run.Start is null ? null : eye(after.shape[1]);
        AffineMap map = AffineMap.Fit(after, before, near: same);
        generator.Decoder.ReadThrough(map.Matrix, map.Offset);
        generator.ExpressionBranch.load_state_dict(recogniser.state_dict());
        say($"the new codes explain {map.Explained:P1} of the variance of the old ones");
        return generator;
    }

    /// <summary>d_e of every picture, its mean over the grid, [N, C].</summary>
    private static Tensor Codes(ExpressionBranch branch, ExpressionSamples samples)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        List<Tensor> codes = [];
        for (long start = 0; start < samples.Count; start += BatchSize)
        {
            using var batch = NewDisposeScope();
            Tensor pictures = PixelScale.ToUnit(samples.Pixels.narrow(0, start, Math.Min(BatchSize, samples.Count - start)));
            codes.Add(branch.Encoder.forward(pictures).mean([2, 3]).MoveToOuterDisposeScope());
        }

        return cat(codes).MoveToOuterDisposeScope();
    }
}
