namespace TDGan.Client.Replies;

/// <summary>Where the service's time went, in milliseconds.</summary>
/// <param name="DecodeMs">Reading the picture.</param>
/// <param name="DetectMs">Looking for faces.</param>
/// <param name="PreprocessMs">Cropping.</param>
/// <param name="QueueMs">Waiting for a session.</param>
/// <param name="InferenceMs">Inside the models.</param>
/// <param name="BatchSize">Faces that shared a run of the model.</param>
public sealed record Timings(double DecodeMs, double DetectMs, double PreprocessMs, double QueueMs, double InferenceMs, int BatchSize);
