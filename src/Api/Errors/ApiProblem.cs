namespace TDGan.Api.Errors;

/// <summary>One occurrence of a catalogued problem.</summary>
/// <param name="Definition">Its row of the catalogue.</param>
internal sealed record ApiProblem(ErrorDefinition Definition)
{
    /// <summary>Name of the option, part or header at fault, or null. As the caller wrote it, shortened.</summary>
    public string? Parameter { get; init; }

    /// <summary>What was given for <see cref="Parameter"/>, shortened, or what a picture turned out to be; null where that tells nothing.</summary>
    public string? Given { get; init; }

    /// <summary>A clause on the values that are allowed, such as "1 to 7 are allowed"; null takes <see cref="Expected"/>.</summary>
    public string? Allowed { get; init; }

    /// <summary>What <see cref="Parameter"/> takes, in words of this service, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>The limit that was broken, in the unit that the catalogue's detail names, or null.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that broke <see cref="Limit"/>, or null where it is unknown.</summary>
    public long? Actual { get; init; }

    /// <summary>Value of <c>Retry-After</c> for this occurrence; null takes the catalogue's.</summary>
    public int? RetryAfterSeconds { get; init; }
}
