using System.Collections.Immutable;
using TDGan.Api.Errors;

namespace TDGan.Api.Uploads;

/// <summary>The problems that endpoints with pictures share.</summary>
internal static class UploadErrors
{
    /// <summary>Those of the request itself, whatever its pictures are. Keys and quotas are documented by <c>OpenApi/SecurityFilter</c>.</summary>
    public static ImmutableArray<ErrorDefinition> Request { get; } =
    [
        ErrorCatalogue.InvalidRequest, ErrorCatalogue.InvalidParameter, ErrorCatalogue.MissingPart, ErrorCatalogue.DuplicateParameter,
        ErrorCatalogue.InvalidBase64, ErrorCatalogue.NotAcceptable, ErrorCatalogue.SlowUpload, ErrorCatalogue.BodyTooLarge, ErrorCatalogue.UnsupportedMediaType,
        ErrorCatalogue.UrlInputDisabled,
    ];

    /// <summary>All that one picture can be answered with.</summary>
    public static ImmutableArray<ErrorDefinition> All { get; } =
    [
        .. Request,
        ErrorCatalogue.ImageTooLarge, ErrorCatalogue.UnsupportedImageFormat,
        ErrorCatalogue.ImageUndecodable, ErrorCatalogue.ImageTooSmall,
        ErrorCatalogue.Internal, ErrorCatalogue.BadModelOutput,
        ErrorCatalogue.Overloaded, ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown, ErrorCatalogue.DeviceLost,
        ErrorCatalogue.DeadlineExceeded,
    ];
}
