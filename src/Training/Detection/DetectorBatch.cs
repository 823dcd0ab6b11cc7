namespace TDGan.Training.Detection;

/// <summary>One batch of training pictures.</summary>
/// <param name="Pixels">[N, 3, S, S], bytes of R, G, B.</param>
/// <param name="Targets">What the cells are to say.</param>
internal sealed record DetectorBatch(byte[] Pixels, DetectionTargets Targets);
