using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Manifest;

/// <summary>
/// <c>models/&lt;name&gt;/&lt;version&gt;/manifest.json</c>: the contract between training, which writes it, and serving, which reads it.
/// JSON property names are camelCase.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>The schema that this type reads and writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Most items in one run of any model.</summary>
    public const int LargestRun = 32;

    /// <summary>File name inside the version folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Schema of this file, 1.</summary>
    public required int Schema { get; init; }

    /// <summary>Model name, equal to the folder's.</summary>
    public required string Name { get; init; }

    /// <summary>Version, equal to the version folder's name; a positive integer.</summary>
    public required string Version { get; init; }

    /// <summary>ONNX operator set, 17.</summary>
    public required int Opset { get; init; }

    /// <summary>Inputs of the graph.</summary>
    public required ImmutableArray<TensorSpec> Inputs { get; init; }

    /// <summary>Outputs of the graph.</summary>
    public required ImmutableArray<TensorSpec> Outputs { get; init; }

    /// <summary>Class labels in output order; null where the model does not classify.</summary>
    public ImmutableArray<string>? Labels { get; init; }

    /// <summary>How bytes become the values of the input <c>image</c>.</summary>
    public required PixelRule Pixels { get; init; }

    /// <summary>How a face is cut out of a picture; null where the model reads whole pictures.</summary>
    public CropRule? Crop { get; init; }

    /// <summary>How the outputs of a face detector are read; null where the model is none.</summary>
    public DetectorRule? Detector { get; init; }

    /// <summary>How the landmarks of a landmark model are joined with the detector's; null where the model is none, or its own stand alone.</summary>
    public LandmarkRule? Landmarks { get; init; }

    /// <summary>How a decoder's parts make the picture; null where it gives <c>image</c> alone, and for every other model.</summary>
    public CompositionRule? Composition { get; init; }

    /// <summary>
    /// Highest score, 0-1, below which a reading is uncertain, chosen with the model; null takes the service's bound.
    /// </summary>
    public float? UncertainBelow { get; init; }

    /// <summary>The temperature that is folded into <c>probabilities</c>; null where the model does not classify.</summary>
    public double? Temperature { get; init; }

    /// <summary>Which training run made it.</summary>
    public required string TrainingRun { get; init; }

    /// <summary>Licence of the weights, an SPDX expression.</summary>
    public string? License { get; init; }

    /// <summary>Measures on the validation split, by name (such as <c>accuracy</c>, 0-1); null where none apply.</summary>
    public ImmutableSortedDictionary<string, double>? Validation { get; init; }

    /// <summary>File with the mean expression code of each class, or null.</summary>
    public string? Prototypes { get; init; }

    /// <summary>File that says how faces move, or null.</summary>
    public string? Motion { get; init; }

    /// <summary>Files of the self-test.</summary>
    public required GoldenFiles Golden { get; init; }

    /// <summary>Lower-case hex SHA-256 of every file of the version folder but this one, by file name.</summary>
    public required ImmutableSortedDictionary<string, string> Files { get; init; }
}
