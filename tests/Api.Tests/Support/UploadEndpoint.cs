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

    public static UploadEndpoint At(string path) =>
        new[] { Expressions, Transfers, Interpolations }.Single(endpoint => endpoint.Path == path);

    /// <summary>A whole form in which every picture is <paramref name="picture"/>.</summary>
    public MultipartFormDataContent Form(byte[] picture) => Forms.Of([.. Parts.Select(part => (part, (object)picture))]);
}
