using System.Text.Json.Serialization;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Loops;

/// <summary>What a <see cref="DiscriminatorPacing"/> remembers between steps.</summary>
internal sealed record DiscriminatorPace
{
    /// <summary>Running share of real pictures judged right, null before the first.</summary>
    public double? Real { get; init; }

    /// <summary>Running share of generated pictures judged right, null where none are judged.</summary>
    public double? Generated { get; init; }

    /// <summary>Updates left out since the last one.</summary>
    public int Skipped { get; init; }

    /// <summary>Mean of the two shares, 0 where neither is known.</summary>
    [JsonIgnore]
    public double Accuracy => Real is { } real && Generated is { } generated ? (real + generated) / 2 : Real ?? Generated ?? 0;
}
