namespace TDGan.Api.Errors;

/// <summary>One row of the <see cref="ErrorCatalogue"/>.</summary>
/// <param name="Code">Stable kebab-case code that clients may branch on.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same words for every occurrence (RFC 9457, section 3.1.3).</param>
/// <param name="Detail">What the caller can do; fixed text, so that nothing of an exception or an upload leaks into a reply.</param>
/// <param name="RetryAfterSeconds">Value of <c>Retry-After</c>, or null where trying again does not help.</param>
internal sealed record ErrorDefinition(string Code, int Status, string Title, string Detail, int? RetryAfterSeconds = null)
{
    /// <summary>The problem type: a URN, because the service has no fixed address that could serve a page for it.</summary>
    public string Type => "urn:tdgan:problem:" + Code;
}
