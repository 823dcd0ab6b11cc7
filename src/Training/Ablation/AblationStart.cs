using TDGan.Training.Measures;

namespace TDGan.Training.Ablation;

/// <summary>What all variants start from, measured like them.</summary>
/// <param name="Accuracy">Of M_ER on d_e, 0-1.</param>
/// <param name="MeanClassRecall">Of M_ER on d_e, 0-1.</param>
/// <param name="Transfer">Of the generator.</param>
internal sealed record AblationStart(MeasuredValue Accuracy, MeasuredValue MeanClassRecall, TransferProbe.Values? Transfer);
