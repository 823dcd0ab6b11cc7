using System.Collections.Immutable;

namespace TDGan.Api.OpenInference;

/// <summary>The extensions that <c>GET /v2</c> names, by Triton's names; tests show each at work.</summary>
internal static class ServerExtensions
{
    public static ImmutableArray<string> All { get; } = ["binary_tensor_data", "classification", "statistics", "model_configuration"];
}
