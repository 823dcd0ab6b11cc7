using FluentValidation;

namespace TDGan.Api.Hosting;

/// <summary>Form of <see cref="TelemetryOptions"/>.</summary>
internal sealed class TelemetryOptionsValidator : AbstractValidator<TelemetryOptions>
{
    public TelemetryOptionsValidator() =>
        RuleFor(options => options.OtlpEndpoint)
            .Must(address => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
            .When(options => options.OtlpEndpoint is not null)
            .WithMessage("must be an absolute http or https address");
}
