using System.Text;
using System.Text.Json.Nodes;

namespace TDGan.Api.Tests.Support;

/// <summary>An endpoint that takes pictures, and a form that it takes.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Parts">Every picture that it needs.</param>
internal sealed record UploadEndpoint(string Path, params string[] Parts)
{
    public static UploadEndpoint Expressions { get; } = new("/api/v1/expressions", "image");

    public static UploadEndpoint Transfers { get; } = new("/api/v1/transfers", "face", "expression");

    public static UploadEndpoint Interpolations { get; } =
        new("/api/v1/interpolations", "face", "expressionFrom", "expressionTo");

    public static UploadEndpoint Batch { get; } = new("/api/v1/expressions/batch", "image");

    public static UploadEndpoint At(string path) =>
        new[] { Expressions, Batch, Transfers, Interpolations }.Single(endpoint => endpoint.Path == path);

    /// <summary>A JSON body in which every picture has that content.</summary>
    public StringContent Json(string content)
    {
        JsonObject body = [];
        foreach (string part in Parts)
        {
            JsonObject picture = new() { ["content"] = content };
            body[this == Batch ? part + "s" : part] = this == Batch ? new JsonArray(picture) : picture;
        }

        return new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    }

    /// <summary>A whole form in which every picture is <paramref name="picture"/>.</summary>
    public MultipartFormDataContent Form(byte[] picture) => Forms.Of([.. Parts.Select(part => (part, (object)picture))]);
}
