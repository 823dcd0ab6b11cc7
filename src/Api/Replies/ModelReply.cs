using TDGan.Inference.Manifest;

namespace TDGan.Api.Replies;

/// <summary>Which model answered.</summary>
internal sealed record ModelReply
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Version, a positive integer as text.</summary>
    public required string Version { get; init; }

    /// <summary>Lower-case hex SHA-256 of the model file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Device in use: cpu, cuda:0.</summary>
    public required string Device { get; init; }

    public static ModelReply From(ModelIdentity model) => new()
    {
        Name = model.Name,
        Version = model.Version,
        Sha256 = model.Sha256,
        Device = model.Device,
    };
}
