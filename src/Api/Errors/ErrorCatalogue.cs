using System.Collections.Immutable;

namespace TDGan.Api.Errors;

/// <summary>Every problem that the service answers with: the one source of status, texts, documentation and tests.</summary>
internal static class ErrorCatalogue
{
    public static ErrorDefinition InvalidRequest { get; } = new(
        "invalid-request",
        StatusCodes.Status400BadRequest,
        "The request is malformed.",
        "The request or its multipart body does not follow the format that its headers announce.");

    public static ErrorDefinition InvalidParameter { get; } = new(
        "invalid-parameter",
        StatusCodes.Status400BadRequest,
        "A parameter is unknown or has an unusable value.",
        "The member parameter names it, the member expected says what it takes.");

    public static ErrorDefinition InvalidTensor { get; } = new(
        "invalid-tensor",
        StatusCodes.Status400BadRequest,
        "An input or output does not fit the model.",
        "The member parameter names it, the member expected says what the model takes.");

    public static ErrorDefinition MissingPart { get; } = new(
        "missing-part",
        StatusCodes.Status400BadRequest,
        "A required part is missing or empty.",
        "The member parameter names the part.");

    public static ErrorDefinition DuplicateParameter { get; } = new(
        "duplicate-parameter",
        StatusCodes.Status400BadRequest,
        "A parameter or part is given more than once.",
        "Give each option once, in the query or as a form field, and each part once. The member parameter names it.");

    public static ErrorDefinition InvalidBase64 { get; } = new(
        "invalid-base64",
        StatusCodes.Status400BadRequest,
        "A picture in the JSON body is not valid base64.",
        "The member parameter names its part. Send base64 (RFC 4648, section 4) or a data URI with it.");

    public static ErrorDefinition Unauthorized { get; } = new(
        "unauthorized",
        StatusCodes.Status401Unauthorized,
        "A key is needed.",
        "Send the key as Authorization: Bearer or as X-Api-Key.");

    public static ErrorDefinition Forbidden { get; } = new(
        "forbidden",
        StatusCodes.Status403Forbidden,
        "The key does not allow this.",
        "The key is known but was not made for this address.");

    public static ErrorDefinition NotFound { get; } = new(
        "not-found",
        StatusCodes.Status404NotFound,
        "There is nothing at this address.",
        "See /docs for what the service offers.");

    public static ErrorDefinition ModelNotFound { get; } = new(
        "model-not-found",
        StatusCodes.Status404NotFound,
        "No model of that name is loaded.",
        "See /api/v1/models for the loaded models.");

    public static ErrorDefinition VersionNotFound { get; } = new(
        "version-not-found",
        StatusCodes.Status404NotFound,
        "The model is not loaded in that version.",
        "See /api/v1/models for the loaded versions.");

    public static ErrorDefinition MethodNotAllowed { get; } = new(
        "method-not-allowed",
        StatusCodes.Status405MethodNotAllowed,
        "The method is not allowed here.",
        "The header Allow names the methods of this address.");

    public static ErrorDefinition NotAcceptable { get; } = new(
        "not-acceptable",
        StatusCodes.Status406NotAcceptable,
        "No acceptable media type can be sent.",
        "The member expected lists the media types of this reply.");

    public static ErrorDefinition SlowUpload { get; } = new(
        "slow-upload",
        StatusCodes.Status408RequestTimeout,
        "The request body arrived too slowly.",
        "Send the body again over a faster connection, or send a smaller picture.");

    public static ErrorDefinition BodyTooLarge { get; } = new(
        "body-too-large",
        StatusCodes.Status413PayloadTooLarge,
        "The request body is too large.",
        "The limit is the largest accepted body in bytes, all parts together.");

    public static ErrorDefinition ImageTooLarge { get; } = new(
        "image-too-large",
        StatusCodes.Status413PayloadTooLarge,
        "The picture has too many pixels.",
        "The limit and the actual value count pixels. Scale the picture down.");

    public static ErrorDefinition TooManyImages { get; } = new(
        "too-many-images",
        StatusCodes.Status413PayloadTooLarge,
        "The batch has too many pictures.",
        "The limit is the number of pictures in one batch. Send several batches.");

    public static ErrorDefinition UnsupportedMediaType { get; } = new(
        "unsupported-media-type",
        StatusCodes.Status415UnsupportedMediaType,
        "The content type or content encoding is not supported.",
        "The member expected lists what this address takes; bodies may be compressed with gzip.");

    public static ErrorDefinition UnsupportedImageFormat { get; } = new(
        "unsupported-image-format",
        StatusCodes.Status415UnsupportedMediaType,
        "The format of the picture is not supported.",
        "The first bytes are not those of a JPEG, PNG, WebP, BMP or GIF file.");

    public static ErrorDefinition ImageUndecodable { get; } = new(
        "image-undecodable",
        StatusCodes.Status422UnprocessableEntity,
        "The picture cannot be decoded.",
        "The file is truncated, damaged or uses a variant of its format that is not supported.");

    public static ErrorDefinition ImageTooSmall { get; } = new(
        "image-too-small",
        StatusCodes.Status422UnprocessableEntity,
        "The picture is too small.",
        "The limit is the shortest accepted side in pixels.");

    public static ErrorDefinition NoFaceDetected { get; } = new(
        "no-face-detected",
        StatusCodes.Status422UnprocessableEntity,
        "No face was found.",
        "Send a picture with a visible face, or detect=false if the picture is a face crop.");

    public static ErrorDefinition FaceIndexOutOfRange { get; } = new(
        "face-index-out-of-range",
        StatusCodes.Status422UnprocessableEntity,
        "There is no face with that index.",
        "The limit is the number of faces found; indices start at 0.");

    public static ErrorDefinition UrlInputDisabled { get; } = new(
        "url-input-disabled",
        StatusCodes.Status422UnprocessableEntity,
        "Pictures are not fetched from addresses.",
        "Send the picture itself; the member parameter names the part.");

    public static ErrorDefinition RateLimited { get; } = new(
        "rate-limited",
        StatusCodes.Status429TooManyRequests,
        "The caller sent too many requests.",
        "Try again after the time in Retry-After.",
        RetryAfterSeconds: 1);

    public static ErrorDefinition ModelRejected { get; } = new(
        "model-rejected",
        StatusCodes.Status422UnprocessableEntity,
        "The model was not loaded.",
        "Its folder does not keep its contract; the log of the service says where. What was served is served on.");

    public static ErrorDefinition Internal { get; } = new(
        "internal",
        StatusCodes.Status500InternalServerError,
        "The service failed.",
        "The fault is not in the request. Name the requestId when you report it.");

    public static ErrorDefinition BadModelOutput { get; } = new(
        "bad-model-output",
        StatusCodes.Status500InternalServerError,
        "The model gave no usable output.",
        "The model returned values that are not finite for this picture. Name the requestId when you report it.");

    public static ErrorDefinition UnsupportedFeature { get; } = new(
        "unsupported-feature",
        StatusCodes.Status501NotImplemented,
        "This part of the protocol is not supported.",
        "The member parameter names it, the member expected says what is supported; GET /v2 lists the extensions.");

    public static ErrorDefinition Overloaded { get; } = new(
        "overloaded",
        StatusCodes.Status503ServiceUnavailable,
        "The service is busy.",
        "Nothing was computed. Try again after the time in Retry-After.",
        RetryAfterSeconds: 1);

    public static ErrorDefinition ModelLoading { get; } = new(
        "model-loading",
        StatusCodes.Status503ServiceUnavailable,
        "The models are not loaded yet.",
        "Try again after the time in Retry-After; /readyz tells when the service is ready.",
        RetryAfterSeconds: 5);

    public static ErrorDefinition ShuttingDown { get; } = new(
        "shutting-down",
        StatusCodes.Status503ServiceUnavailable,
        "The service is stopping.",
        "Try again after the time in Retry-After; another instance may answer.",
        RetryAfterSeconds: 5);

    public static ErrorDefinition WorkerStuck { get; } = new(
        "worker-stuck",
        StatusCodes.Status503ServiceUnavailable,
        "The service does not move.",
        "A worker has work and has not moved for too long. This instance is to be replaced; another one may answer.",
        RetryAfterSeconds: 30);

    public static ErrorDefinition DeviceLost { get; } = new(
        "device-lost",
        StatusCodes.Status503ServiceUnavailable,
        "The computing device failed.",
        "The session is being renewed. Try again after the time in Retry-After.",
        RetryAfterSeconds: 10);

    public static ErrorDefinition DeadlineExceeded { get; } = new(
        "deadline-exceeded",
        StatusCodes.Status504GatewayTimeout,
        "The deadline passed before the answer.",
        "The limit is the deadline in milliseconds: that of the service, or a shorter one from X-Timeout-Ms.");

    /// <summary>All rows, by status.</summary>
    public static ImmutableArray<ErrorDefinition> All { get; } =
    [
        InvalidRequest, InvalidParameter, InvalidTensor, MissingPart, DuplicateParameter, InvalidBase64,
        Unauthorized, Forbidden, NotFound, ModelNotFound, VersionNotFound, MethodNotAllowed, NotAcceptable, SlowUpload,
        BodyTooLarge, ImageTooLarge, TooManyImages, UnsupportedMediaType, UnsupportedImageFormat,
        ImageUndecodable, ImageTooSmall, NoFaceDetected, FaceIndexOutOfRange, UrlInputDisabled, ModelRejected,
        RateLimited,
        Internal, BadModelOutput, UnsupportedFeature,
        Overloaded, ModelLoading, ShuttingDown, WorkerStuck, DeviceLost, DeadlineExceeded,
    ];
}
