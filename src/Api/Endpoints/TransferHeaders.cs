using System.Globalization;
using TDGan.Inference.Faces;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Endpoints;

/// <summary>What a client needs to repeat a transfer, beside the picture.</summary>
internal static class TransferHeaders
{
    /// <summary>Name and version of the model that generated the picture: <c>decoder/1</c>.</summary>
    public const string ModelHeader = "X-Model";

    /// <summary>The seed that was used.</summary>
    public const string SeedHeader = "X-Seed";

    /// <summary>The face that was taken: <c>x,y,width,height</c> in pixels of the upright face picture.</summary>
    public const string FaceBoxHeader = "X-Face-Box";

    public static void Write(HttpResponse response, TransferResult result)
    {
        FaceBox box = result.Face.Box;
        response.Headers[ModelHeader] = $"{result.Model.Name}/{result.Model.Version}";
        response.Headers[SeedHeader] = result.Seed.ToString(CultureInfo.InvariantCulture);
        response.Headers[FaceBoxHeader] = string.Create(CultureInfo.InvariantCulture, $"{box.X},{box.Y},{box.Width},{box.Height}");
        response.Headers.CacheControl = "no-store";
        ServerTiming.Write(response, result.Timings);
    }
}
