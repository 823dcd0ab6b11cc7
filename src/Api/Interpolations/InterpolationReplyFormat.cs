using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.RequestOptions;
using TDGan.Inference.Interpolation;

namespace TDGan.Api.Interpolations;

/// <summary>How an interpolation is answered, by the option <c>format</c> and <c>Accept</c>.</summary>
internal static class InterpolationReplyFormat
{
    private static readonly string[] Everything = [.. Enum.GetValues<InterpolationFormat>().Select(MediaTypeOf)];

    /// <summary>Ends a request that no reply can satisfy, before its body is read.</summary>
    public static void EnsureAcceptable(HttpRequest request) => Choose(request, Everything);

    /// <summary>The option names one format, which <c>Accept</c> must allow; without it <c>Accept</c> chooses.</summary>
    public static InterpolationFormat Read(HttpRequest request, GivenOptions options)
    {
        string[] offers = options.Has(InterpolationsRequest.FormatOption)
            ? [MediaTypeOf(options.Get(InterpolationsRequest.FormatOption, default))]
            : Everything;
        return (InterpolationFormat)Array.IndexOf(Everything, Choose(request, offers));
    }

    public static string MediaTypeOf(InterpolationFormat format) => format switch
    {
        InterpolationFormat.Gif => MediaTypes.Gif,
        InterpolationFormat.PngStrip => MediaTypes.Png,
        InterpolationFormat.Frames => MediaTypes.Json,
        _ => MediaTypes.Webp,
    };

    private static string Choose(HttpRequest request, string[] offers) =>
        AcceptHeader.Choose(request.Headers.Accept, offers) ?? throw Problems.NotAcceptable(offers);
}
