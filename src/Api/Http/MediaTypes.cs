using System.Collections.Immutable;

namespace TDGan.Api.Http;

/// <summary>The media types that are read and sent.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Multipart = "multipart/form-data";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Webp = "image/webp";
    public const string Binary = "application/octet-stream";
    public const string Gif = "image/gif";

    /// <summary>
    /// Raw bodies that are taken as one picture. Its format is read from the first bytes, whichever of these is announced.
    /// </summary>
    public static ImmutableArray<string> RawImages { get; } =
        [Jpeg, Png, Webp, "image/bmp", Gif, Binary];
}
