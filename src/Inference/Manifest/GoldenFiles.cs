namespace TDGan.Inference.Manifest;

/// <summary>The self-test: the model must map the golden input to the golden output within 1e-3.</summary>
/// <param name="Input">File with the input tensors.</param>
/// <param name="Output">File with the expected output tensors.</param>
public sealed record GoldenFiles(string Input, string Output);
