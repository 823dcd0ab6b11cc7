namespace TDGan.Client.Replies;

/// <summary>Something that makes an answer less reliable.</summary>
/// <param name="Code">Stable code, such as <c>face_too_small</c>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="FaceIndex">The face it is about, or null for the whole picture.</param>
public sealed record Warning(string Code, string Message, int? FaceIndex = null);
