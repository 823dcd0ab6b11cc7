using FluentValidation;

namespace TDGan.Api.Telemetry;

/// <summary>Form of <see cref="TelemetryOptions"/>: the exporter itself would fall back to its default address and protocol without a word.</summary>
internal sealed class TelemetryOptionsValidator : AbstractValidator<TelemetryOptions>
{
    public TelemetryOptionsValidator()
    {
        RuleFor(options => options.OtlpEndpoint)
            .Must(IsWebAddress)
            .When(options => !string.IsNullOrEmpty(options.OtlpEndpoint))
            .WithMessage("'{PropertyValue}' is no absolute http or https address.")
            .OverridePropertyName(TelemetryOptions.OtlpEndpointKey);
        RuleFor(options => options.OtlpProtocol)
            .Must(protocol => TelemetryOptions.OtlpProtocols.Contains(protocol))
            .When(options => !string.IsNullOrEmpty(options.OtlpProtocol))
            .WithMessage($"'{{PropertyValue}}' is no protocol of OTLP that is spoken here; {string.Join(" and ", TelemetryOptions.OtlpProtocols)} are.")
            .OverridePropertyName(TelemetryOptions.OtlpProtocolKey);
    }

    private static bool IsWebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
