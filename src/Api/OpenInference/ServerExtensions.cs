using System.Collections.Immutable;

namespace TDGan.Api.OpenInference;

/// <summary>The extensions that <c>GET /v2</c> names, by Triton's names; tests show each at work.</summary>
internal static class ServerExtensions
{
    /// <summary>Named besides the others where admin calls are switched on.</summary>
    public const string Repository = "model_repository";

    public static ImmutableArray<string> All { get; } = ["binary_tensor_data", "classification", "statistics", "model_configuration"];
}
