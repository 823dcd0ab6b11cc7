using TDGan.Training.Data;
using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>Trains the identity embedding on the people of <c>lfw/faces</c> who have two or more pictures; nobody of <c>lfw/identity</c> or ORL.</summary>
internal static class IdentityEmbeddingTraining
{
    /// <summary>Trains to the end or until told to stop.</summary>
    /// <param name="folder">Folder of this judge.</param>
    /// <param name="faces">Pictures of 48 px, all with an identity.</param>
    /// <param name="options">Length, rate and seed.</param>
    /// <param name="log">Gets the losses.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>True where it is complete.</returns>
    public static bool Run(RunFolder folder, FaceSamples faces, JudgeOptions options, TrainingLog log, CancellationToken cancellationToken)
    {
        using Tensor people = tensor(faces.IdentityLabels.ToArray());
        var lesson = new JudgeLesson<IdentityTrainingNetwork>(
            faces.Pixels,
            people,
            EpochSampler.Uniform(faces.Count, options.BatchSize, options.Seed),
            new Augmentation(JudgeAugmentation.Identity),
            (network, batch) => network.forward(batch.Images, batch.Labels));
        using var training = new JudgeTraining<IdentityTrainingNetwork>(folder, options, () => new IdentityTrainingNetwork(faces.IdentityCount), lesson);
        return training.Run(log, cancellationToken);
    }
}
