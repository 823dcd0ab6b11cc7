using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.RequestOptions;
using TDGan.Inference.Images;

namespace TDGan.Api.Transfers;

/// <summary>How a transfer is answered: as a picture or as JSON that holds one.</summary>
/// <param name="AsJson">Whether the reply is JSON.</param>
/// <param name="Image">How the picture is encoded.</param>
internal sealed record TransferReplyFormat(bool AsJson, GeneratedImageFormat Image)
{
    private static readonly string[] Everything = [MediaTypes.Png, MediaTypes.Jpeg, MediaTypes.Webp, MediaTypes.Json];

    /// <summary>Ends a request that no reply can satisfy, before its body is read.</summary>
    public static void EnsureAcceptable(HttpRequest request) => Choose(request, Everything);

    /// <summary>Settles the reply by the option <c>format</c>, which narrows the offers, and <c>Accept</c>, which chooses.</summary>
    public static TransferReplyFormat Read(HttpRequest request, GivenOptions options)
    {
        GeneratedImageFormat given = options.Get(TransfersRequest.FormatOption, GeneratedImageFormat.Png);
        bool isGiven = options.Has(TransfersRequest.FormatOption);
        string chosen = Choose(request, isGiven ? [MediaTypeOf(given), MediaTypes.Json] : Everything);
        return chosen == MediaTypes.Json ? new(AsJson: true, given) : new(AsJson: false, FormatOf(chosen));
    }

    public static string MediaTypeOf(GeneratedImageFormat format) => format switch
    {
        GeneratedImageFormat.Jpeg => MediaTypes.Jpeg,
        GeneratedImageFormat.Webp => MediaTypes.Webp,
        _ => MediaTypes.Png,
    };

    private static GeneratedImageFormat FormatOf(string mediaType) => mediaType switch
    {
        MediaTypes.Jpeg => GeneratedImageFormat.Jpeg,
        MediaTypes.Webp => GeneratedImageFormat.Webp,
        _ => GeneratedImageFormat.Png,
    };

    private static string Choose(HttpRequest request, string[] offers) =>
        AcceptHeader.Choose(request.Headers.Accept, offers) ?? throw Problems.NotAcceptable(offers);
}
