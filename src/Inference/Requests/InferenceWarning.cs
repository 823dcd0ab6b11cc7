namespace TDGan.Inference.Requests;

/// <summary>Something that makes an answer less reliable without making it wrong.</summary>
/// <param name="Code">Stable snake_case code, such as <c>face_too_small</c> or <c>whole_image_used</c>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="FaceIndex">The face it is about, or null for the whole image.</param>
public sealed record InferenceWarning(string Code, string Message, int? FaceIndex = null);
