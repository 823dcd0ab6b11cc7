using FluentValidation;

namespace TDGan.Api.Telemetry;

/// <summary>Form of <see cref="TelemetryOptions"/>: the exporter itself would fall back to its default address without a word.</summary>
internal sealed class TelemetryOptionsValidator : AbstractValidator<TelemetryOptions>
{
    public TelemetryOptionsValidator() => RuleFor(options => options.OtlpEndpoint)
        .Must(IsWebAddress)
        .When(options => !string.IsNullOrEmpty(options.OtlpEndpoint))
        .WithMessage("'{PropertyValue}' is no absolute http or https address.")
        .OverridePropertyName(TelemetryOptions.OtlpEndpointKey);

    private static bool IsWebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
