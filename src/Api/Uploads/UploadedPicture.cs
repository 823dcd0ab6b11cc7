namespace TDGan.Api.Uploads;

/// <summary>One picture of a request.</summary>
/// <param name="Part">The part that holds it.</param>
/// <param name="Content">The encoded picture.</param>
/// <param name="Name">What the client calls it, or null; only ever sent back to that client.</param>
internal sealed record UploadedPicture(string Part, ReadOnlyMemory<byte> Content, string? Name);
