using System.Text.Json.Nodes;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.OpenApi;
using TDGan.Api.Replies;
using TDGan.Api.Uploads;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Api.Transfers;

/// <summary>What <see cref="TransfersEndpoint"/> promises.</summary>
internal static class TransfersDocumentation
{
    private const string Description =
        """
        Generates a picture of the face in the part `face` wearing the expression of the part `expression`, of another face of the same picture
        (`expressionFaceIndex` or `expressionFaceBox` without that part), or the mean expression of `expressionLabel`. The picture's own pixels are
        moved: size, colour and sharpness stay. The reply is the picture, or JSON that holds it where `Accept` asks for `application/json`. Generated pictures
        carry the XMP property `digitalSourceType = trainedAlgorithmicMedia`. The same inputs, options, seed and model give the same bytes.

        ```
        curl -F face=@anna.jpg -F expression=@smile.jpg -o result.png http://localhost:8080/api/v1/transfers
        curl -F face=@group.jpg -F faceIndex=1 -F expressionLabel=happiness -F paste=original -F format=jpeg -o result.jpg http://localhost:8080/api/v1/transfers
        curl -F face=@group.jpg -F faceIndex=0,2 -F expressionFaceIndex=1 -F paste=original -o result.png http://localhost:8080/api/v1/transfers
        curl -F face=@anna.jpg -F expressionLabel=all -o strip.png http://localhost:8080/api/v1/transfers
        curl -F face=@anna.jpg -F expressionLabel=happiness -F format=webp -o result.webp http://localhost:8080/api/v1/transfers
        ```
        """;

    public static EndpointDocumentation Value { get; } = new()
    {
        Tag = DocumentationTags.Expressions,
        Summary = "Generate a picture of one face wearing another expression",
        Description = Description,
        Form = TransfersRequest.Form,
        RequiredParts = [TransfersRequest.FacePart],
        RequestExamples =
        [
            new("pictures", "Expression from a picture", new JsonObject { ["face"] = "@anna.jpg", ["expression"] = "@smile.jpg" }),
            new(
                "label",
                "Expression by label",
                new JsonObject { ["face"] = "@anna.jpg", ["expressionLabel"] = "happiness", ["intensity"] = "0.7" }),
        ],
        JsonExamples =
        [
            new(
                "label",
                "Expression by label; the picture is cut off here",
                new JsonObject
                {
                    ["face"] = new JsonObject { ["content"] = "/9j/4AAQSkZJRg==" },
                    ["expression"] = new JsonObject { ["label"] = "happiness" },
                    ["options"] = new JsonObject { ["intensity"] = 0.7, ["verify"] = true },
                }),
        ],
        Replies =
        [
            ReplyDocumentation.Picture(MediaTypes.Png),
            ReplyDocumentation.Picture(MediaTypes.Jpeg),
            ReplyDocumentation.Picture(MediaTypes.Webp),
            ReplyDocumentation.Json("picture", "The picture, cut off here", Example(), ApiJsonContext.Default.TransferReply),
        ],
        ReplyHeaders =
        [
            .. GeneratorHeaders.Meanings,
            (GeneratorHeaders.VerificationHeader, "What the recogniser reads in the picture: label;score=0-1;agrees=true|false. Only with verify=true."),
        ],
        Errors = [.. UploadErrors.All, ErrorCatalogue.NoFaceDetected, ErrorCatalogue.FaceIndexOutOfRange],
    };

    private static TransferReply Example() => new()
    {
        Id = "01JCXW3V9Q4Z8T2M6K7R5B1N0P",
        Model = ExampleModels.Decoder,
        Seed = 0,
        FaceBox = new() { X = 412, Y = 230, Width = 180, Height = 190 },
        FacePose = new() { Yaw = -4.5f, Pitch = 2.1f, Roll = 7.3f },
        Verification = new() { Dominant = Expression.Happiness, Score = 0.934f, AgreesWithExpression = true },
        Image = new() { Content = Convert.FromBase64String("iVBORw0KGgo="), Format = GeneratedImageFormat.Png, Width = 236, Height = 236 },
        Warnings = [],
        Timings = new()
        {
            DecodeMs = 3.1,
            DetectMs = 4.0,
            PreprocessMs = 0.6,
            QueueMs = 0.4,
            InferenceMs = 12.2,
            EncodeMs = 1.5,
            BatchSize = 1,
        },
    };
}
