using System.Collections.Immutable;
using System.Globalization;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Http;

/// <summary>What a client needs to repeat a transfer or an interpolation, beside the pictures.</summary>
internal static class GeneratorHeaders
{
    /// <summary>Name and version of the model that generated the picture: <c>decoder/1</c>.</summary>
    public const string ModelHeader = "X-Model";

    /// <summary>The seed that was used.</summary>
    public const string SeedHeader = "X-Seed";

    /// <summary>The face that was taken: <c>x,y,width,height</c> in pixels of the upright face picture.</summary>
    public const string FaceBoxHeader = "X-Face-Box";

    /// <summary>What the recogniser reads in the picture: <c>happiness;score=0.93;agrees=true</c>.</summary>
    public const string VerificationHeader = "X-Verification";

    /// <summary>Those of every reply with their meaning, for the contract.</summary>
    public static ImmutableArray<(string Name, string Meaning)> Meanings { get; } =
    [
        (ModelHeader, "Name and version of the model that generated the picture."),
        (SeedHeader, "The seed that was used."),
        (FaceBoxHeader, "The face that was taken: x,y,width,height in pixels of the upright face picture."),
        (ServerTiming.HeaderName, "Where the time went, in milliseconds."),
    ];

    /// <summary>Writes <see cref="VerificationHeader"/>, or nothing.</summary>
    public static void Write(HttpResponse response, TransferVerification? verification)
    {
        if (verification is not null)
        {
            string agrees = verification.AgreesWithExpression ? "true" : "false";
            response.Headers[VerificationHeader] = string.Create(
                CultureInfo.InvariantCulture,
                $"{ExpressionLabels.Of(verification.Dominant)};score={verification.Score};agrees={agrees}");
        }
    }

    public static void Write(HttpResponse response, ModelIdentity model, uint seed, FaceBox box, PhaseTimings timings)
    {
        response.Headers[ModelHeader] = $"{model.Name}/{model.Version}";
        response.Headers[SeedHeader] = seed.ToString(CultureInfo.InvariantCulture);
        response.Headers[FaceBoxHeader] = string.Create(CultureInfo.InvariantCulture, $"{box.X},{box.Y},{box.Width},{box.Height}");
        response.Headers.CacheControl = "no-store";
        ServerTiming.Write(response, timings);
    }
}
