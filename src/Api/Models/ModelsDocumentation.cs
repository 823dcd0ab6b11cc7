using TDGan.Api.Errors;
using TDGan.Api.OpenApi;
using TDGan.Api.Replies;
using TDGan.Inference.Expressions;

namespace TDGan.Api.Models;

/// <summary>What <see cref="ModelsEndpoint"/> promises.</summary>
internal static class ModelsDocumentation
{
    public static EndpointDocumentation List { get; } = new()
    {
        Tag = DocumentationTags.Models,
        Summary = "List the loaded models",
        Replies =
        [
            ReplyDocumentation.Json("one", "One model", new ModelsReply { Models = [Example()] }, ApiJsonContext.Default.ModelsReply),
        ],
        Errors = [ErrorCatalogue.NotAcceptable, ErrorCatalogue.Internal],
    };

    public static EndpointDocumentation Find { get; } = new()
    {
        Tag = DocumentationTags.Models,
        Summary = "Describe one loaded model",
        Replies =
        [
            ReplyDocumentation.Json("classifier", "The model that classifies", Example(), ApiJsonContext.Default.ModelDetailsReply),
        ],
        Errors = [ErrorCatalogue.ModelNotFound, ErrorCatalogue.NotAcceptable, ErrorCatalogue.Internal],
    };

    private static ModelDetailsReply Example() => new()
    {
        Name = ExampleModels.Classifier.Name,
        Version = ExampleModels.Classifier.Version,
        Sha256 = ExampleModels.Classifier.Sha256,
        Device = ExampleModels.Classifier.Device,
        Labels = ExpressionLabels.All,
        CropSide = 64,
        Inputs = [new() { Name = "image", Datatype = "FP32", Shape = [-1, 1, 64, 64] }],
        Outputs = [new() { Name = "logits", Datatype = "FP32", Shape = [-1, 7] }],
        License = "MIT",
        Validation = new Dictionary<string, double> { ["accuracy"] = 0.8 },
        TrainingRun = "example",
    };
}
