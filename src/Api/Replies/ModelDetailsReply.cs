using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Replies;

/// <summary>A loaded model.</summary>
internal sealed record ModelDetailsReply
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Version, a positive integer as text.</summary>
    public required string Version { get; init; }

    /// <summary>Lower-case hex SHA-256 of the model file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Device in use: cpu, cuda:0.</summary>
    public required string Device { get; init; }

    /// <summary>Why the configured device is not in use; absent where it is.</summary>
    public string? DeviceFallbackReason { get; init; }

    /// <summary>Why the last reload failed, so that the version before it still serves; absent where it did not.</summary>
    public string? ReloadFailure { get; init; }

    /// <summary>Labels in the order of the model's outputs; absent where the model does not classify.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Side of the face crop in pixels; absent where the model reads whole pictures.</summary>
    public int? CropSide { get; init; }

    /// <summary>Input tensors.</summary>
    public required IReadOnlyList<TensorReply> Inputs { get; init; }

    /// <summary>Output tensors.</summary>
    public required IReadOnlyList<TensorReply> Outputs { get; init; }

    /// <summary>Licence of the weights, an SPDX expression.</summary>
    public string? License { get; init; }

    /// <summary>Measures on the validation split by name, such as accuracy 0-1; absent where none were taken.</summary>
    public IReadOnlyDictionary<string, double>? Validation { get; init; }

    /// <summary>The training run that made the weights.</summary>
    public required string TrainingRun { get; init; }

    public static ModelDetailsReply From(LoadedModelInfo model) => new()
    {
        Name = model.Identity.Name,
        Version = model.Identity.Version,
        Sha256 = model.Identity.Sha256,
        Device = model.Identity.Device,
        DeviceFallbackReason = model.DeviceFallbackReason,
        ReloadFailure = model.ReloadFailure,
        Labels = model.Manifest.Labels,
        CropSide = model.Manifest.Crop?.Side,
        Inputs = [.. model.Manifest.Inputs.Select(TensorReply.From)],
        Outputs = [.. model.Manifest.Outputs.Select(TensorReply.From)],
        License = model.Manifest.License,
        Validation = model.Manifest.Validation,
        TrainingRun = model.Manifest.TrainingRun,
    };
}
