using System.Globalization;
using Microsoft.Extensions.Primitives;
using TDGan.Inference.Requests;

namespace TDGan.Api.Http;

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

    /// <summary>Adds how long the request took until its reply began, where there are phases to compare it with.</summary>
    public static void AddTotal(HttpResponse response, TimeSpan elapsed)
    {
        if (response.Headers.TryGetValue(HeaderName, out StringValues phases))
        {
            response.Headers[HeaderName] = string.Create(CultureInfo.InvariantCulture, $"{phases}, total;dur={elapsed.TotalMilliseconds:0.###}");
        }
    }
}
