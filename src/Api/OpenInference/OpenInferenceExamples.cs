using System.Text.Json;
using System.Text.Json.Nodes;
using TDGan.Api.OpenApi;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Api.Replies;

namespace TDGan.Api.OpenInference;

/// <summary>Bodies of the protocol as the document shows them.</summary>
internal static class OpenInferenceExamples
{
    private static readonly DurationReply Waited = new() { Count = 1, Ns = 120_000 };
    private static readonly DurationReply Computed = new() { Count = 1, Ns = 2_300_000 };
    private static readonly DurationReply Untimed = new() { Count = 1, Ns = 0 };

    public static ServerMetadataReply Server { get; } = new() { Name = "tdgan", Version = "0.1.0", Extensions = ServerExtensions.All };

    public static ModelMetadataReply Metadata { get; } = new()
    {
        Name = ExampleModels.Classifier.Name,
        Versions = [ExampleModels.Classifier.Version],
        Platform = ModelConfigReply.OnnxRuntime,
        Inputs = [new TensorReply { Name = "image", Datatype = "FP32", Shape = [-1, 1, 64, 64] }],
        Outputs = [new TensorReply { Name = "probabilities", Datatype = "FP32", Shape = [-1, 7] }],
    };

    public static ModelConfigReply Config { get; } = new()
    {
        Name = ExampleModels.Classifier.Name,
        Platform = ModelConfigReply.OnnxRuntime,
        Backend = "onnxruntime",
        MaxBatchSize = 32,
        Input = [new ConfigTensorReply { Name = "image", DataType = "TYPE_FP32", Dims = [1, 64, 64] }],
        Output = [new ConfigTensorReply { Name = "probabilities", DataType = "TYPE_FP32", Dims = [7] }],
    };

    public static StatisticsReply Statistics { get; } = new()
    {
        ModelStats =
        [
            new ModelStatisticsReply
            {
                Name = ExampleModels.Classifier.Name,
                Version = ExampleModels.Classifier.Version,
                LastInference = 1_767_225_600_000,
                InferenceCount = 4,
                ExecutionCount = 1,
                InferenceStats = new InferenceStatisticsReply
                {
                    Success = new DurationReply { Count = 1, Ns = 2_420_000 },
                    Fail = new DurationReply { Count = 0, Ns = 0 },
                    Queue = Waited,
                    ComputeInput = Untimed,
                    ComputeInfer = Computed,
                    ComputeOutput = Untimed,
                },
                BatchStats =
                [
                    new BatchStatisticsReply
                    {
                        BatchSize = 4, ComputeInput = Untimed, ComputeInfer = Computed, ComputeOutput = Untimed,
                    },
                ],
            },
        ],
    };

    public static JsonNode InferenceRequest { get; } = JsonNode.Parse(
        """
        {"id":"42",
         "inputs":[{"name":"image","shape":[1],"datatype":"BYTES","data":["iVBORw0KGgo..."]}],
         "outputs":[{"name":"probabilities","parameters":{"classification":2}}]}
        """)!;

    public static InferenceReply InferenceReply { get; } = new()
    {
        ModelName = ExampleModels.Classifier.Name,
        ModelVersion = ExampleModels.Classifier.Version,
        Id = "42",
        Outputs =
        [
            new InferenceOutput
            {
                Name = "probabilities",
                Datatype = "BYTES",
                Shape = [1, 2],
                Data = JsonElement.Parse("""["0.934:3:happiness","0.041:6:neutral"]"""),
            },
        ],
    };
}
