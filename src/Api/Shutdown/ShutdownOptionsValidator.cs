using FluentValidation;

namespace TDGan.Api.Shutdown;

/// <summary>Ranges of <see cref="ShutdownOptions"/> and the rule between them.</summary>
internal sealed class ShutdownOptionsValidator : AbstractValidator<ShutdownOptions>
{
    public ShutdownOptionsValidator()
    {
        RuleFor(options => options.ReadinessNotice).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromMinutes(5));
        RuleFor(options => options.GracePeriod).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        RuleFor(options => options.ReadinessNotice)
            .LessThan(options => options.GracePeriod)
            .WithMessage($"'{{PropertyValue}}' must be below {nameof(ShutdownOptions.GracePeriod)}, which includes it.");
    }
}
