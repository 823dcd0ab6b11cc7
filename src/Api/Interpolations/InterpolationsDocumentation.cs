using System.Text.Json.Nodes;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.OpenApi;
using TDGan.Api.Replies;
using TDGan.Api.Uploads;
using TDGan.Inference.Images;

namespace TDGan.Api.Interpolations;

/// <summary>What <see cref="InterpolationsEndpoint"/> promises.</summary>
internal static class InterpolationsDocumentation
{
    private const string Description =
        """
        Generates a row of pictures on the straight line between two expressions of one face (`face`, `expressionFrom`, `expressionTo`) or
        between two faces with one expression (`faceFrom`, `faceTo`, `expression`). Each expression is a part or a label
        (`expressionLabel`, `expressionFromLabel`, `expressionToLabel`). The reply is an animated WebP or GIF, a PNG with all pictures side
        by side, or JSON with a PNG for each. Generated files carry the XMP property `digitalSourceType = trainedAlgorithmicMedia`. The
        same inputs, options, seed and model give the same bytes.

        ```
        curl -F face=@group.jpg -F faceIndex=1 -F paste=original -F expressionFromLabel=sadness -F expressionToLabel=happiness -o way.webp http://localhost:8080/api/v1/interpolations
        curl -F face=@anna.jpg -F expressionFromLabel=neutral -F expressionToLabel=happiness -o smile.webp http://localhost:8080/api/v1/interpolations
        ```
        """;

    public static EndpointDocumentation Value { get; } = new()
    {
        Tag = DocumentationTags.Expressions,
        Summary = "Generate pictures between two expressions or two faces",
        Description = Description,
        Form = InterpolationsRequest.Form,
        RequestExamples =
        [
            new(
                "expressions",
                "One face between two expressions",
                new JsonObject { ["face"] = "@anna.jpg", ["expressionFromLabel"] = "neutral", ["expressionToLabel"] = "happiness" }),
            new(
                "faces",
                "One expression between two faces",
                new JsonObject { ["faceFrom"] = "@anna.jpg", ["faceTo"] = "@ben.jpg", ["expression"] = "@smile.jpg", ["steps"] = "16" }),
        ],
        JsonExamples =
        [
            new(
                "labels",
                "Expressions by label; the picture is cut off here",
                new JsonObject
                {
                    ["face"] = new JsonObject { ["content"] = "/9j/4AAQSkZJRg==" },
                    ["expressionFrom"] = new JsonObject { ["label"] = "neutral" },
                    ["expressionTo"] = new JsonObject { ["label"] = "happiness" },
                    ["options"] = new JsonObject { ["steps"] = 16, ["format"] = "gif" },
                }),
        ],
        Replies =
        [
            ReplyDocumentation.Picture(MediaTypes.Webp),
            ReplyDocumentation.Picture(MediaTypes.Gif),
            ReplyDocumentation.Picture(MediaTypes.Png),
            ReplyDocumentation.Json("frames", "Two pictures, cut off here", Example(), ApiJsonContext.Default.InterpolationReply),
        ],
        ReplyHeaders = GeneratorHeaders.Meanings,
        Errors = [.. UploadErrors.All, ErrorCatalogue.NoFaceDetected, ErrorCatalogue.FaceIndexOutOfRange],
    };

    private static InterpolationReply Example() => new()
    {
        Id = "01JCXW3V9Q4Z8T2M6K7R5B1N0P",
        Model = ExampleModels.Decoder,
        Seed = 0,
        FaceBox = new() { X = 412, Y = 230, Width = 180, Height = 190 },
        FacePose = new() { Yaw = -4.5f, Pitch = 2.1f, Roll = 7.3f },
        Frames = [Frame(0), Frame(1)],
        Warnings = [],
        Timings = new()
        {
            DecodeMs = 3.1,
            DetectMs = 4.0,
            PreprocessMs = 0.6,
            QueueMs = 0.4,
            InferenceMs = 24.2,
            EncodeMs = 3.5,
            BatchSize = 2,
        },
    };

    private static InterpolationFrameReply Frame(float position) => new()
    {
        Position = position,
        Image = new() { Content = Convert.FromBase64String("iVBORw0KGgo="), Format = GeneratedImageFormat.Png, Width = 236, Height = 236 },
    };
}
