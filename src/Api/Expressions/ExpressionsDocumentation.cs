using System.Text.Json.Nodes;
using TDGan.Api.Http;
using TDGan.Api.OpenApi;
using TDGan.Api.Replies;
using TDGan.Api.Uploads;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;

namespace TDGan.Api.Expressions;

/// <summary>What <see cref="ExpressionsEndpoint"/> promises.</summary>
internal static class ExpressionsDocumentation
{
    private const string Description =
        """
        Send one picture (JPEG, PNG, WebP, BMP or GIF; its format is read from the first bytes) as the multipart part `image`, as the raw
        body, or as base64 or a data URI in JSON. Options are query parameters, form fields, or members of `options` in JSON. A picture
        without a face gives an empty list. Where `Accept` asks for a picture, the reply is the upload with boxes, labels and scores drawn.

        ```
        curl -F image=@portrait.jpg http://localhost:8080/api/v1/expressions
        curl --data-binary @portrait.jpg -H "Content-Type: image/jpeg" "http://localhost:8080/api/v1/expressions?topK=3"
        curl -F image=@group.jpg -H "Accept: image/png" -o drawn.png http://localhost:8080/api/v1/expressions
        ```
        """;

    public static EndpointDocumentation Value { get; } = new()
    {
        Tag = DocumentationTags.Expressions,
        Summary = "Read the apparent expression of every face in one picture",
        Description = Description,
        Form = ExpressionsRequest.Form,
        RequiredParts = [ExpressionsRequest.ImagePart],
        RequestExamples =
        [
            new("picture", "One picture", new JsonObject { ["image"] = "@portrait.jpg" }),
            new(
                "options",
                "Three scores for each face, with landmarks",
                new JsonObject { ["image"] = "@group.jpg", ["topK"] = "3", ["include"] = "landmarks" }),
        ],
        JsonExamples =
        [
            new(
                "picture",
                "One picture, cut off here, with three scores for each face",
                new JsonObject
                {
                    ["image"] = new JsonObject { ["content"] = "/9j/4AAQSkZJRg==" },
                    ["options"] = new JsonObject { ["topK"] = 3, ["include"] = new JsonArray("landmarks") },
                }),
        ],
        Replies =
        [
            ReplyDocumentation.Json("oneFace", "One face, two scores", Example(), ApiJsonContext.Default.ExpressionsReply),
            ReplyDocumentation.Picture(MediaTypes.Jpeg),
            ReplyDocumentation.Picture(MediaTypes.Png),
            ReplyDocumentation.Picture(MediaTypes.Webp),
        ],
        ReplyHeaders = [(ServerTiming.HeaderName, "Where the time went, in milliseconds.")],
        Errors = UploadErrors.All,
    };

    /// <summary>One face, two scores.</summary>
    public static ExpressionsReply Example() => new()
    {
        Id = "01JCXW3V9Q4Z8T2M6K7R5B1N0P",
        Model = ExampleModels.Classifier,
        Image = new() { Width = 1600, Height = 1200, Format = "jpeg", ExifOrientation = 6, OrientationApplied = true },
        FacesFound = 1,
        Faces =
        [
            new()
            {
                Index = 0,
                Box = new() { X = 412, Y = 230, Width = 180, Height = 190 },
                BoxNormalized = new() { X = 0.2575f, Y = 0.19166667f, Width = 0.1125f, Height = 0.15833333f },
                Confidence = 0.998f,
                Landmarks = [new() { Type = FaceLandmarkType.LeftEye, X = 535.1f, Y = 300.2f }],
                Pose = new() { Yaw = -4.5f, Pitch = 2.1f, Roll = 7.3f },
                Dominant = Expression.Happiness,
                Uncertain = false,
                Expressions =
                [
                    new() { Label = Expression.Happiness, Score = 0.934f },
                    new() { Label = Expression.Neutral, Score = 0.041f },
                ],
            },
        ],
        Warnings = [],
        Timings = new() { DecodeMs = 3.1, DetectMs = 4.0, PreprocessMs = 0.6, QueueMs = 0.4, InferenceMs = 2.2, BatchSize = 1 },
    };
}
