namespace TDGan.Inference.Diagnostics;

/// <summary>The phases of a request; its timings have a number for each.</summary>
internal enum Phase
{
    Decode,
    Detect,
    Preprocess,
    Queue,
    Inference,
    Encode,
}
