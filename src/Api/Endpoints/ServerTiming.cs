using System.Globalization;
using TDGan.Inference;

namespace TDGan.Api.Endpoints;

/// <summary>The header <c>Server-Timing</c> (W3C): where the time went, in milliseconds, for the developer tools of browsers.</summary>
internal static class ServerTiming
{
    public const string HeaderName = "Server-Timing";

    public static void Write(HttpResponse response, PhaseTimings timings) => response.Headers[HeaderName] = string.Create(
        CultureInfo.InvariantCulture,
        $"decode;dur={timings.DecodeMs:0.###}, detect;dur={timings.DetectMs:0.###}, preprocess;dur={timings.PreprocessMs:0.###}, "
        + $"queue;dur={timings.QueueMs:0.###}, inference;dur={timings.InferenceMs:0.###}, encode;dur={timings.EncodeMs:0.###}");
}
