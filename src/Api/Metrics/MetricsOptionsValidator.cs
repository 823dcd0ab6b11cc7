using FluentValidation;

namespace TDGan.Api.Metrics;

/// <summary>Ranges of <see cref="MetricsOptions"/>.</summary>
internal sealed class MetricsOptionsValidator : AbstractValidator<MetricsOptions>
{
    public MetricsOptionsValidator() => RuleFor(options => options.Port).InclusiveBetween(1, ushort.MaxValue);
}
