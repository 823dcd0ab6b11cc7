using FluentValidation;

namespace TDGan.Api.Security;

/// <summary>Ranges of <see cref="RateLimitOptions"/>.</summary>
internal sealed class RateLimitOptionsValidator : AbstractValidator<RateLimitOptions>
{
    private const int Most = 1_000_000;

    public RateLimitOptionsValidator()
    {
        RuleFor(options => options.RequestsPerMinute).InclusiveBetween(1, Most);
        RuleFor(options => options.Burst).InclusiveBetween(1, Most);
    }
}
