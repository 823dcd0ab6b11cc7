using TDGan.Inference.Errors;

namespace TDGan.Api.Errors;

/// <summary>Maps what the pipeline, the server and routing report to rows of the <see cref="ErrorCatalogue"/>.</summary>
internal static class ProblemDetailsMapper
{
    /// <summary>The row for an error of the pipeline.</summary>
    public static ErrorDefinition Define(InferenceError error) => error switch
    {
        InferenceError.UnsupportedImageFormat => ErrorCatalogue.UnsupportedImageFormat,
        InferenceError.ImageUndecodable => ErrorCatalogue.ImageUndecodable,
        InferenceError.ImageTooLarge => ErrorCatalogue.ImageTooLarge,
        InferenceError.ImageTooSmall => ErrorCatalogue.ImageTooSmall,
        InferenceError.InvalidParameter => ErrorCatalogue.InvalidParameter,
        InferenceError.NoFaceDetected => ErrorCatalogue.NoFaceDetected,
        InferenceError.FaceIndexOutOfRange => ErrorCatalogue.FaceIndexOutOfRange,
        InferenceError.ModelNotFound => ErrorCatalogue.ModelNotFound,
        InferenceError.VersionNotFound => ErrorCatalogue.VersionNotFound,
        InferenceError.InvalidTensor => ErrorCatalogue.InvalidTensor,
        InferenceError.UnsupportedFeature => ErrorCatalogue.UnsupportedFeature,
        InferenceError.BadModelOutput => ErrorCatalogue.BadModelOutput,
        InferenceError.Overloaded => ErrorCatalogue.Overloaded,
        InferenceError.ModelLoading => ErrorCatalogue.ModelLoading,
        InferenceError.ShuttingDown => ErrorCatalogue.ShuttingDown,
        InferenceError.DeadlineExceeded => ErrorCatalogue.DeadlineExceeded,
        InferenceError.DeviceLost => ErrorCatalogue.DeviceLost,
        _ => ErrorCatalogue.Internal,
    };

    /// <summary>The problem behind an exception; whatever is not foreseen is <c>internal</c>.</summary>
    public static ApiProblem FromException(Exception exception) => exception switch
    {
        ApiProblemException known => known.Problem,
        InferenceException inference => FromInference(inference),
        InferenceStartException => new ApiProblem(ErrorCatalogue.ModelRejected),
        BadHttpRequestException refused => new ApiProblem(FromServer(refused.StatusCode)),
        _ => new ApiProblem(ErrorCatalogue.Internal),
    };

    /// <summary>The row for an error status without a body, as routing leaves it; null for statuses that are sent on purpose.</summary>
    public static ErrorDefinition? FromStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => ErrorCatalogue.NotFound,
        StatusCodes.Status405MethodNotAllowed => ErrorCatalogue.MethodNotAllowed,
        StatusCodes.Status406NotAcceptable => ErrorCatalogue.NotAcceptable,
        StatusCodes.Status415UnsupportedMediaType => ErrorCatalogue.UnsupportedMediaType,
        _ => null,
    };

    private static ApiProblem FromInference(InferenceException exception) => new(Define(exception.Error))
    {
        Parameter = exception.Parameter is { } name ? Problems.Shorten(name) : null,
        Given = exception.Given,
        Expected = exception.Expected,
        Limit = exception.Limit,
        Actual = exception.Actual,
        RetryAfterSeconds = exception.RetryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : null,
    };

    private static ErrorDefinition FromServer(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => ErrorCatalogue.SlowUpload,
        StatusCodes.Status413PayloadTooLarge => ErrorCatalogue.BodyTooLarge,
        _ => ErrorCatalogue.InvalidRequest,
    };
}
