namespace TDGan.Api.Errors;

/// <summary>Addresses of the Open Inference Protocol.</summary>
internal static class OpenInferencePaths
{
    public const string Root = "/v2";
    public const string Live = Root + "/health/live";
    public const string Ready = Root + "/health/ready";
    public const string Model = Root + "/models/{model}";
    public const string Version = Model + "/versions/{version}";
    public const string AllStatistics = Root + "/models/stats";
    public const string Repository = Root + "/repository";

    /// <summary>Whether <paramref name="path"/> belongs to the protocol, known or not.</summary>
    public static bool Contain(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);
}
