namespace TDGan.Api.Errors;

/// <summary>The problems of a request that name a parameter or list what is expected.</summary>
internal static class Problems
{
    private const int LongestEchoedName = 64;

    public static ApiProblemException InvalidParameter(string name, string expected) =>
        new(new ApiProblem(ErrorCatalogue.InvalidParameter) { Parameter = Shorten(name), Expected = expected });

    /// <param name="name">The option.</param>
    /// <param name="given">What the request has for it.</param>
    /// <param name="expected">What it takes.</param>
    /// <param name="allowed">The same as a clause, or null.</param>
    public static ApiProblemException InvalidValue(string name, string given, string expected, string? allowed) => new(
        new ApiProblem(ErrorCatalogue.InvalidParameter) { Parameter = Shorten(name), Given = Shorten(given), Expected = expected, Allowed = allowed });

    public static ApiProblemException UnknownParameter(string name, IEnumerable<string> known) =>
        InvalidParameter(name, "a parameter out of " + string.Join(", ", known));

    public static ApiProblemException Duplicate(string name) =>
        new(new ApiProblem(ErrorCatalogue.DuplicateParameter) { Parameter = Shorten(name) });

    public static ApiProblemException MissingPart(string name) =>
        new(new ApiProblem(ErrorCatalogue.MissingPart) { Parameter = name });

    public static ApiProblemException BodyTooLarge(long limit, long? actual) =>
        new(new ApiProblem(ErrorCatalogue.BodyTooLarge) { Limit = limit, Actual = actual });

    public static ApiProblemException TooManyImages(int limit) =>
        new(new ApiProblem(ErrorCatalogue.TooManyImages) { Limit = limit });

    public static ApiProblemException InvalidBase64(string part) =>
        new(new ApiProblem(ErrorCatalogue.InvalidBase64) { Parameter = part });

    public static ApiProblemException UrlInputDisabled(string part) =>
        new(new ApiProblem(ErrorCatalogue.UrlInputDisabled) { Parameter = part });

    /// <param name="wait">Time until the caller may call again.</param>
    public static ApiProblemException RateLimited(TimeSpan wait) =>
        new(new ApiProblem(ErrorCatalogue.RateLimited) { RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) });

    public static ApiProblemException UnsupportedMediaType(string? given, IEnumerable<string> expected) => new(
        new ApiProblem(ErrorCatalogue.UnsupportedMediaType)
        {
            Parameter = "Content-Type",
            Given = given is null ? "missing" : Shorten(given),
            Expected = string.Join(", ", expected),
        });

    public static ApiProblemException UnsupportedEncoding(string given) => new(
        new ApiProblem(ErrorCatalogue.UnsupportedMediaType)
        {
            Parameter = "Content-Encoding",
            Given = Shorten(given),
            Expected = "gzip, or none",
        });

    public static ApiProblemException NotAcceptable(IEnumerable<string> offered) =>
        new(new ApiProblem(ErrorCatalogue.NotAcceptable) { Expected = string.Join(", ", offered) });

    public static ApiProblemException Deadline(TimeSpan allowed) =>
        new(new ApiProblem(ErrorCatalogue.DeadlineExceeded) { Limit = (long)allowed.TotalMilliseconds });

    /// <summary>A name out of the request is shown only as far as a reader needs it.</summary>
    public static string Shorten(string name) => name.Length <= LongestEchoedName ? name : name[..LongestEchoedName];
}
