using FluentValidation;

namespace TDGan.Api.Security;

/// <summary>Ranges of <see cref="CrossOriginOptions"/>.</summary>
internal sealed class CrossOriginOptionsValidator : AbstractValidator<CrossOriginOptions>
{
    public const string Everybody = "*";

    public CrossOriginOptionsValidator() => RuleForEach(options => options.AllowedOrigins)
        .Must(origin => origin == Everybody || IsOrigin(origin))
        .WithMessage("'{PropertyValue}' must be * or an origin such as https://example.org, without a path.");

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && text == uri.GetLeftPart(UriPartial.Authority);
}
