using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>Trains the identity embedding on the people of <c>lfw/faces</c> who have two or more pictures; nobody of <c>lfw/identity</c> or ORL.</summary>
internal static class IdentityEmbeddingTraining
{
    /// <summary>Trains to the end or until told to stop.</summary>
    /// <param name="folder">Folder of this judge.</param>
    /// <param name="faces">Pictures of 48 px, all with an identity.</param>
    /// <param name="options">Length, rate and seed.</param>
    /// <param name="say">Gets a line now and then.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>True where it is complete.</returns>
    public static bool Run(RunFolder folder, FaceSamples faces, JudgeOptions options, Action<string> say, CancellationToken cancellationToken)
    {
        random.manual_seed(options.Seed);
        using var network = new IdentityTrainingNetwork(faces.IdentityCount);
        using var average = new IdentityTrainingNetwork(faces.IdentityCount);
        using var loop = new JudgeLoop(folder, options, network, average, say);
        using Tensor labels = tensor(faces.IdentityLabels.ToArray());
        EpochSampler sampler = EpochSampler.Uniform(faces.Count, options.BatchSize, options.Seed);
        var augmentation = new Augmentation(JudgeAugmentation.Identity);
        return loop.Run(
            (step, generator) =>
            {
                Tensor indices = tensor(sampler.Indices(step));
                Tensor images = augmentation.Apply(PixelScale.ToUnit(faces.Pixels.index_select(0, indices)), generator);
                return network.forward(images, labels.index_select(0, indices));
            },
            cancellationToken);
    }
}
