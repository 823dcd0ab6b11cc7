namespace TDGan.Training.Measures;

/// <summary>Answers whose top probability lies in one of equal bins.</summary>
/// <param name="Low">Lower edge, 0-1.</param>
/// <param name="High">Upper edge, 0-1.</param>
/// <param name="Count">Answers in the bin.</param>
/// <param name="Confidence">Their mean top probability, 0 without answers.</param>
/// <param name="Accuracy">Share of them that was right, 0 without answers.</param>
internal sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Accuracy);
