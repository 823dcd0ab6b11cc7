using FluentValidation;

namespace TDGan.Api.Hosting;

/// <summary>Ranges of <see cref="MetricsOptions"/>.</summary>
internal sealed class MetricsOptionsValidator : AbstractValidator<MetricsOptions>
{
    public MetricsOptionsValidator() => RuleFor(options => options.Port).InclusiveBetween(1, ushort.MaxValue);
}
