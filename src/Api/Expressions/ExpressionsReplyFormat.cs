using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Inference.Images;

namespace TDGan.Api.Expressions;

/// <summary>How a classification is answered.</summary>
internal static class ExpressionsReplyFormat
{
    /// <summary>Quality of drawn JPEG and WebP pictures.</summary>
    public const int Quality = 90;

    private static readonly string[] Offers = [MediaTypes.Json, MediaTypes.Jpeg, MediaTypes.Png, MediaTypes.Webp];

    /// <summary>The picture format that <c>Accept</c> asks for, or null for JSON; where neither is acceptable the request ends.</summary>
    public static GeneratedImageFormat? Read(HttpRequest request) =>
        (AcceptHeader.Choose(request.Headers.Accept, Offers) ?? throw Problems.NotAcceptable(Offers)) switch
        {
            MediaTypes.Jpeg => GeneratedImageFormat.Jpeg,
            MediaTypes.Png => GeneratedImageFormat.Png,
            MediaTypes.Webp => GeneratedImageFormat.Webp,
            _ => null,
        };
}
