using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.OpenApi;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Api.OpenInference.Requests;

namespace TDGan.Api.OpenInference;

/// <summary>What the endpoints of the protocol promise.</summary>
internal static class OpenInferenceDocumentation
{
    private const string InferDescription =
        """
        Inputs are JSON numbers, flat or nested, or binary data after the JSON (little-endian, in the order of the inputs, without gaps;
        the header Inference-Header-Content-Length tells where the JSON ends). More rows than the model's batch size are split, up to 512.
        The input `image` may also be of type BYTES with picture files, processed as in `/api/v1`: after the JSON with 4 bytes of length
        before each, in the JSON as base64. An output with `"parameters":{"classification":k}` comes back as the k highest values,
        `value:index:label`.
        """;

    public static EndpointDocumentation Server { get; } = Describe(
        "Describe the server", "tdgan", OpenInferenceExamples.Server, OpenInferenceJsonContext.Default.ServerMetadataReply, []);

    public static EndpointDocumentation Live { get; } = Describe(
        "Is the server alive?", "live", new ServerLiveReply { Live = true }, OpenInferenceJsonContext.Default.ServerLiveReply, []);

    public static EndpointDocumentation Ready { get; } = Describe(
        "May requests be sent?",
        "ready",
        new ServerReadyReply { Ready = true },
        OpenInferenceJsonContext.Default.ServerReadyReply,
        [ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown]);

    public static EndpointDocumentation Metadata { get; } = OfModel(
        "Describe a model's tensors", OpenInferenceExamples.Metadata, OpenInferenceJsonContext.Default.ModelMetadataReply);

    public static EndpointDocumentation ModelReady { get; } = OfModel(
        "Does a model answer?",
        new ModelReadyReply { Name = ExampleModels.Classifier.Name, Ready = true },
        OpenInferenceJsonContext.Default.ModelReadyReply);

    public static EndpointDocumentation Config { get; } = OfModel(
        "Show a model's config.pbtxt as JSON", OpenInferenceExamples.Config, OpenInferenceJsonContext.Default.ModelConfigReply);

    public static EndpointDocumentation Statistics { get; } = OfModel(
        "Count a model's inferences", OpenInferenceExamples.Statistics, OpenInferenceJsonContext.Default.StatisticsReply);

    public static EndpointDocumentation AllStatistics { get; } = Describe(
        "Count the inferences of every model",
        "models",
        OpenInferenceExamples.Statistics,
        OpenInferenceJsonContext.Default.StatisticsReply,
        [ErrorCatalogue.Internal]);

    public static EndpointDocumentation Infer { get; } = new()
    {
        Tag = DocumentationTags.OpenInference,
        Summary = "Run a model on tensors or pictures",
        Description = InferDescription,
        Bodies =
        [
            new(
                MediaTypes.Json,
                typeof(InferenceRequest),
                [new("picture", "A picture, two classes", OpenInferenceExamples.InferenceRequest)]),
            new(MediaTypes.Binary, Body: null, []),
        ],
        RequestHeaders = [(InferenceBody.JsonLengthHeader, "Length of the JSON in bytes, where binary data follows it.")],
        Replies =
        [
            ReplyDocumentation.Json(
                "classes", "The two highest classes", OpenInferenceExamples.InferenceReply, OpenInferenceJsonContext.Default.InferenceReply),
            new(MediaTypes.Binary, Body: null, []),
        ],
        ReplyHeaders =
        [
            (ServerTiming.HeaderName, "Where the time went, in milliseconds."),
            (InferenceBody.JsonLengthHeader, "Length of the JSON in bytes, where binary data follows it."),
        ],
        Errors =
        [
            ErrorCatalogue.InvalidRequest, ErrorCatalogue.InvalidParameter, ErrorCatalogue.InvalidTensor,
            ErrorCatalogue.ModelNotFound, ErrorCatalogue.VersionNotFound, ErrorCatalogue.SlowUpload,
            ErrorCatalogue.BodyTooLarge, ErrorCatalogue.ImageTooLarge, ErrorCatalogue.UnsupportedImageFormat,
            ErrorCatalogue.ImageUndecodable, ErrorCatalogue.ImageTooSmall, ErrorCatalogue.NoFaceDetected,
            ErrorCatalogue.Internal, ErrorCatalogue.BadModelOutput, ErrorCatalogue.UnsupportedFeature,
            ErrorCatalogue.Overloaded, ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown, ErrorCatalogue.DeviceLost,
            ErrorCatalogue.DeadlineExceeded,
        ],
    };

    private static EndpointDocumentation OfModel<T>(string summary, T example, JsonTypeInfo<T> type) => Describe(
        summary,
        "classifier",
        example,
        type,
        [ErrorCatalogue.ModelNotFound, ErrorCatalogue.VersionNotFound, ErrorCatalogue.Internal, ErrorCatalogue.ModelLoading]);

    private static EndpointDocumentation Describe<T>(
        string summary, string name, T example, JsonTypeInfo<T> type, ImmutableArray<ErrorDefinition> errors) => new()
        {
            Tag = DocumentationTags.OpenInference,
            Summary = summary,
            Replies = [ReplyDocumentation.Json(name, "Success", example, type)],
            Errors = errors,
        };
}
