using System.Collections.Immutable;
using TDGan.Inference.Manifest;

namespace TDGan.Training.Export;

/// <summary>What a model folder says beside its graph.</summary>
internal sealed record ModelDescription
{
    /// <summary>Version, a positive integer.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the run.</summary>
    public required string TrainingRun { get; init; }

    /// <summary>Text of <c>model-card.md</c>.</summary>
    public required string Card { get; init; }

    /// <summary>Class labels where the model classifies.</summary>
    public ImmutableArray<string>? Labels { get; init; }

    /// <summary>The fitted temperature where the model classifies.</summary>
    public double? Temperature { get; init; }

    /// <summary>Mean code a class where the model has one.</summary>
    public ExpressionPrototypes? Prototypes { get; init; }

    /// <summary>How the outputs are read where the model detects faces.</summary>
    public DetectorRule? Detector { get; init; }

    /// <summary>How landmarks are joined with the detector's where the model reads landmarks.</summary>
    public LandmarkRule? Landmarks { get; init; }

    /// <summary>How the outputs are joined where the model generates pictures of parts.</summary>
    public CompositionRule? Composition { get; init; }

    /// <summary>File that says how faces move where the decoder has one.</summary>
    public string? Motion { get; init; }

    /// <summary>Measures on the validation split.</summary>
    public ImmutableSortedDictionary<string, double>? Validation { get; init; }
}
