using System.Globalization;
using TDGan.Inference;

namespace TDGan.Api.Endpoints;

/// <summary>The header <c>Server-Timing</c> (W3C): where the time went, in milliseconds, for the developer tools of browsers.</summary>
internal static class ServerTiming
{
    public const string HeaderName = "Server-Timing";

    /// <summary>Writes the sums over all runs of a request, which may exceed its duration where they ran beside each other.</summary>
    public static void Write(HttpResponse response, params PhaseTimings[] runs) => response.Headers[HeaderName] = string.Create(
        CultureInfo.InvariantCulture,
        $"decode;dur={runs.Sum(run => run.DecodeMs):0.###}, detect;dur={runs.Sum(run => run.DetectMs):0.###}, "
        + $"preprocess;dur={runs.Sum(run => run.PreprocessMs):0.###}, queue;dur={runs.Sum(run => run.QueueMs):0.###}, "
        + $"inference;dur={runs.Sum(run => run.InferenceMs):0.###}, encode;dur={runs.Sum(run => run.EncodeMs):0.###}");
}
