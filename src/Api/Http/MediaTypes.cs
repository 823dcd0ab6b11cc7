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
    public const string Bmp = "image/bmp";
    public const string Gif = "image/gif";

    /// <summary>
    /// Raw bodies that are taken as one picture. Its format is read from the first bytes, whichever of these is announced.
    /// </summary>
    public static ImmutableArray<string> RawImages { get; } =
        [Jpeg, Png, Webp, Bmp, Gif, Binary];

    /// <summary>The registered name for one that people and programs write for it.</summary>
    public static string StandardNameOf(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "image/jpg" or "image/pjpeg" or "image/jfif" => Jpeg,
        "image/x-png" => Png,
        "image/x-bmp" or "image/x-ms-bmp" => Bmp,
        _ => mediaType,
    };
}
