using FluentValidation;

namespace TDGan.Api.Http;

/// <summary>Ranges of <see cref="LimitsOptions"/>.</summary>
internal sealed class LimitsOptionsValidator : AbstractValidator<LimitsOptions>
{
    private const long Gibibyte = 1024 * 1024 * 1024;

    public LimitsOptionsValidator()
    {
        RuleFor(options => options.MaxBodyBytes).InclusiveBetween(1024, Gibibyte);
        RuleFor(options => options.MaxBatchImages).InclusiveBetween(1, 1024);
        RuleFor(options => options.UploadDeadline).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        RuleFor(options => options.Deadline).InclusiveBetween(TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10));
        RuleFor(options => options.MinUploadBytesPerSecond).InclusiveBetween(1, Gibibyte);
        RuleFor(options => options.UploadGracePeriod).GreaterThan(TimeSpan.FromSeconds(1)).LessThanOrEqualTo(TimeSpan.FromMinutes(10));
    }
}
