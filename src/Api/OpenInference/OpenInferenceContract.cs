using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using TDGan.Api.Endpoints;
using TDGan.Api.Errors;
using TDGan.Api.OpenApi;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Api.OpenInference.Requests;
using TDGan.Api.Requests;

namespace TDGan.Api.OpenInference;

/// <summary>What the endpoints of the protocol promise.</summary>
internal static class OpenInferenceContract
{
    private const string InferDescription =
        """
        Inputs are JSON numbers, flat or nested, or binary data after the JSON (little-endian, in the order of the inputs, without gaps;
        the header Inference-Header-Content-Length tells where the JSON ends). More rows than the model's batch size are split, up to 512.
        The input `image` may also be of type BYTES with picture files, processed as in `/api/v1`: after the JSON with 4 bytes of length
        before each, in the JSON as base64. An output with `"parameters":{"classification":k}` comes back as the k highest values,
        `value:index:label`.
        """;

    public static EndpointContract Server { get; } = Describe(
        "Describe the server", "tdgan", OpenInferenceExamples.Server, OpenInferenceJsonContext.Default.ServerMetadataReply, []);

    public static EndpointContract Live { get; } = Describe(
        "Is the server alive?", "live", new ServerLiveReply { Live = true }, OpenInferenceJsonContext.Default.ServerLiveReply, []);

    public static EndpointContract Ready { get; } = Describe(
        "May requests be sent?",
        "ready",
        new ServerReadyReply { Ready = true },
        OpenInferenceJsonContext.Default.ServerReadyReply,
        [ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown]);

    public static EndpointContract Metadata { get; } = OfModel(
        "Describe a model's tensors", OpenInferenceExamples.Metadata, OpenInferenceJsonContext.Default.ModelMetadataReply);

    public static EndpointContract ModelReady { get; } = OfModel(
        "Does a model answer?",
        new ModelReadyReply { Name = ExampleModels.Classifier.Name, Ready = true },
        OpenInferenceJsonContext.Default.ModelReadyReply);

    public static EndpointContract Config { get; } = OfModel(
        "Show a model's config.pbtxt as JSON", OpenInferenceExamples.Config, OpenInferenceJsonContext.Default.ModelConfigReply);

    public static EndpointContract Statistics { get; } = OfModel(
        "Count a model's inferences", OpenInferenceExamples.Statistics, OpenInferenceJsonContext.Default.StatisticsReply);

    public static EndpointContract AllStatistics { get; } = Describe(
        "Count the inferences of every model",
        "models",
        OpenInferenceExamples.Statistics,
        OpenInferenceJsonContext.Default.StatisticsReply,
        [ErrorCatalogue.Internal]);

    public static EndpointContract Infer { get; } = new()
    {
        Tag = ContractTags.OpenInference,
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
            ReplyContract.Json(
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

    private static EndpointContract OfModel<T>(string summary, T example, JsonTypeInfo<T> type) => Describe(
        summary,
        "classifier",
        example,
        type,
        [ErrorCatalogue.ModelNotFound, ErrorCatalogue.VersionNotFound, ErrorCatalogue.Internal, ErrorCatalogue.ModelLoading]);

    private static EndpointContract Describe<T>(
        string summary, string name, T example, JsonTypeInfo<T> type, ImmutableArray<ErrorDefinition> errors) => new()
        {
            Tag = ContractTags.OpenInference,
            Summary = summary,
            Replies = [ReplyContract.Json(name, "Success", example, type)],
            Errors = errors,
        };
}
