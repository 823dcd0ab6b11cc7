namespace TDGan.Training.Measures;

/// <summary>What a recogniser said of one picture.</summary>
internal sealed record ExpressionAnswer
{
    /// <param name="label">The majority label.</param>
    /// <param name="probabilities">Seven values that sum to 1.</param>
    public ExpressionAnswer(int label, float[] probabilities)
    {
        (Label, Probabilities) = (label, probabilities);
        Confidence = probabilities.Max();
        Predicted = Array.IndexOf(probabilities, (float)Confidence);
    }

    /// <summary>The majority label.</summary>
    public int Label { get; }

    /// <summary>Seven values that sum to 1.</summary>
    public IReadOnlyList<float> Probabilities { get; }

    /// <summary>The most probable class.</summary>
    public int Predicted { get; }

    /// <summary>Its probability, 0-1.</summary>
    public double Confidence { get; }

    /// <summary>Whether the most probable class is the label.</summary>
    public bool IsRight => Predicted == Label;

    /// <summary>Squared distance of the probabilities from the label, 0-2.</summary>
    public double SquaredError() => Probabilities.Select((p, i) => Math.Pow(p - (i == Label ? 1 : 0), 2)).Sum();
}
