using TDGan.Inference.Requests;

namespace TDGan.Inference.Diagnostics;

/// <summary>The phases of a request; <see cref="PhaseTimings"/> has a number for each.</summary>
internal enum Phase
{
    Decode,
    Detect,
    Preprocess,
    Queue,
    Inference,
    Encode,
}
