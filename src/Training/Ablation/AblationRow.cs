using TDGan.Training.Measures;

namespace TDGan.Training.Ablation;

/// <summary>One run in the table. Measures are shares, 0-1, on the validation pictures; changes are differences of shares on the same pictures.</summary>
internal sealed record AblationRow
{
    /// <summary>Name of the variant.</summary>
    public required string Variant { get; init; }

    /// <summary>What is different in it.</summary>
    public required string About { get; init; }

    /// <summary>Seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>Steps of the second phase.</summary>
    public required int Steps { get; init; }

    /// <summary>Seconds of computing; they depend on what else the machine did.</summary>
    public required double Seconds { get; init; }

    /// <summary>Of M_ER on d_e.</summary>
    public required MeasuredValue Accuracy { get; init; }

    /// <summary>Of M_ER on d_e.</summary>
    public required MeasuredValue MeanClassRecall { get; init; }

    /// <summary>Minus that of the start.</summary>
    public required MeasuredValue AccuracyChange { get; init; }

    /// <summary>Minus that of the start.</summary>
    public required MeasuredValue MeanClassRecallChange { get; init; }

    /// <summary>Minus that of the reference variant of the same seed; null for itself and where there is none.</summary>
    public MeasuredValue? AccuracyToReference { get; init; }

    /// <summary>Minus that of the reference variant of the same seed; null for itself and where there is none.</summary>
    public MeasuredValue? MeanClassRecallToReference { get; init; }

    /// <summary>Of the generator, null where it was not trained.</summary>
    public TransferProbe.Values? Transfer { get; init; }
}
