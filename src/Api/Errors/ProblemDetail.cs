using System.Globalization;

namespace TDGan.Api.Errors;

/// <summary>
/// The member <c>detail</c> of one occurrence: what was given, by name and value, and what is allowed. The words are of this service; of the
/// request it shows names and values of options, shortened, and never a part of a picture.
/// </summary>
internal static class ProblemDetail
{
    private const double Million = 1e6;
    private const double Mebibyte = 1024 * 1024;
    private const long FewPixels = 100_000;

    /// <summary>The catalogue's words where an occurrence has nothing to add.</summary>
    public static string Describe(ApiProblem problem) => Specific(problem) ?? problem.Definition.Detail;

    private static string? Specific(ApiProblem problem) => problem switch
    {
        { Definition.Code: "invalid-parameter" or "invalid-tensor" or "unsupported-media-type" or "not-acceptable", Parameter: { } name } =>
            Compare(name, problem),
        { Definition.Code: "image-too-large", Limit: { } limit, Actual: { } actual } => Size(actual, limit) + " Scale the picture down.",
        { Definition.Code: "image-too-small", Limit: { } limit, Actual: { } actual } =>
            Text($"The shorter side has {actual} pixels; at least {limit} are needed."),
        { Definition.Code: "body-too-large", Limit: { } limit } => BodySize(problem.Actual, limit),
        { Definition.Code: "too-many-images", Limit: { } limit } => Text($"More than {limit} pictures; at most {limit} are allowed in one batch."),
        { Definition.Code: "face-index-out-of-range", Parameter: { } name, Limit: { } limit, Actual: { } actual } =>
            Text($"{name} is {actual}; 0 to {limit} are allowed, as the picture has {limit + 1} {(limit == 0 ? "face" : "faces")}."),
        { Definition.Code: "deadline-exceeded", Limit: { } limit } => Text($"There was no answer within {limit} ms."),
        { Definition.Code: "unsupported-image-format", Given: { } format, Expected: { } expected } => $"{format} is not read here; send {expected}.",
        { Definition.Code: "missing-part", Parameter: { } name } => $"{name} is missing or empty.",
        { Definition.Code: "duplicate-parameter", Parameter: { } name } => $"{name} is given more than once; once is allowed.",
        { Definition.Code: "invalid-base64", Parameter: { } name } => $"{name} is not base64 (RFC 4648), alone or in a data URI.",
        _ => null,
    };

    private static string? Compare(string name, ApiProblem problem) => (problem.Given, problem.Allowed, problem.Expected) switch
    {
        ({ } given, { } allowed, _) => $"{name} is {Quote(given)}; {allowed}",
        ({ } given, null, { } expected) => $"{name} is {Quote(given)}; expected {expected}",
        (null, _, { } expected) => $"{name}: expected {expected}",
        _ => null,
    };

    private static string Quote(string given) => given.Length == 0 ? "empty" : given;

    private static string Size(long actual, long limit) => limit < FewPixels
        ? Text($"The picture has {actual} pixels; at most {limit}.")
        : Text($"The picture has {actual / Million:0.#} megapixels; at most {limit / Million:0.#}.");

    private static string BodySize(long? actual, long limit) => actual is { } bytes
        ? Text($"The body has {bytes} bytes; at most {limit} ({limit / Mebibyte:0.##} MiB) are allowed, all parts together.")
        : Text($"The body has more bytes than the {limit} ({limit / Mebibyte:0.##} MiB) that are allowed, all parts together.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
