using TDGan.Training.Configuration;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Ablation;

/// <summary>One run of a plan.</summary>
/// <param name="Variant">What it is.</param>
/// <param name="Options">Complete and valid options, the seed among them.</param>
/// <param name="Start">The weights that it starts from.</param>
internal sealed record AblationCase(AblationVariant Variant, TrainingOptions Options, StartingWeights Start)
{
    /// <summary>Name of the run's folder.</summary>
    public string FolderName => $"{Variant.Name}-seed{Options.Seed}";
}
