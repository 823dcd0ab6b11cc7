using System.Globalization;
using TDGan.Api.Uploads;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>The two halves of a body: the JSON, and the tensors of the binary extension after it.</summary>
/// <param name="Json">The request object.</param>
/// <param name="Binary">Everything after it; empty without the extension.</param>
internal sealed record InferenceBody(ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Binary)
{
    /// <summary>Length of the JSON in bytes, in requests and replies with binary tensors.</summary>
    public const string JsonLengthHeader = "Inference-Header-Content-Length";

    /// <summary>Takes the whole body into memory; its content type is not looked at, as clients of the protocol announce any.</summary>
    public static async Task<InferenceBody> ReadAsync(HttpContext context, UploadReader uploads) =>
        Split(await uploads.ReadWholeAsync(context), context.Request.Headers[JsonLengthHeader]);

    private static InferenceBody Split(ReadOnlyMemory<byte> body, string? jsonLength)
    {
        if (string.IsNullOrEmpty(jsonLength))
        {
            return new InferenceBody(body, ReadOnlyMemory<byte>.Empty);
        }

        return int.TryParse(jsonLength, NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length <= body.Length
            ? new InferenceBody(body[..length], body[length..])
            : throw InferenceProblems.Malformed(JsonLengthHeader, "the length of the JSON in bytes, at most that of the body");
    }
}
