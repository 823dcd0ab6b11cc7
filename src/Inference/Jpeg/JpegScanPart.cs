namespace TDGan.Inference.Jpeg;

/// <summary>A component in a scan.</summary>
/// <param name="Component">Of the frame.</param>
/// <param name="Direct">Codes of the first coefficient; null where the file has not told them.</param>
/// <param name="Alternating">Codes of the others; null where the file has not told them.</param>
internal sealed record JpegScanPart(JpegComponent Component, HuffmanTable? Direct, HuffmanTable? Alternating);
