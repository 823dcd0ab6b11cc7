namespace TDGan.Training.Detection;

/// <summary>How well faces are read that are cut out in one way.</summary>
/// <param name="Way">How.</param>
/// <param name="Correct">Faces whose dominant expression is the label.</param>
/// <param name="Count">Faces.</param>
internal sealed record CropRuleRow(string Way, int Correct, int Count)
{
    /// <summary>Correct over count, 0-1.</summary>
    public double Accuracy => Count == 0 ? 0 : (double)Correct / Count;
}
