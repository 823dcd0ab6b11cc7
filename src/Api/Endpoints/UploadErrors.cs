using System.Collections.Immutable;
using TDGan.Api.Errors;

namespace TDGan.Api.Endpoints;

/// <summary>The problems that every endpoint with pictures shares.</summary>
internal static class UploadErrors
{
    public static ImmutableArray<ErrorDefinition> All { get; } =
    [
        ErrorCatalogue.InvalidRequest, ErrorCatalogue.InvalidParameter, ErrorCatalogue.MissingPart, ErrorCatalogue.DuplicateParameter,
        ErrorCatalogue.NotAcceptable, ErrorCatalogue.SlowUpload,
        ErrorCatalogue.BodyTooLarge, ErrorCatalogue.ImageTooLarge,
        ErrorCatalogue.UnsupportedMediaType, ErrorCatalogue.UnsupportedImageFormat,
        ErrorCatalogue.ImageUndecodable, ErrorCatalogue.ImageTooSmall,
        ErrorCatalogue.Internal, ErrorCatalogue.BadModelOutput,
        ErrorCatalogue.Overloaded, ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown, ErrorCatalogue.DeviceLost,
        ErrorCatalogue.DeadlineExceeded,
    ];
}
