using System.Net;
using FluentValidation;

namespace TDGan.Api.Http;

/// <summary>Ranges of <see cref="ProxyOptions"/>.</summary>
internal sealed class ProxyOptionsValidator : AbstractValidator<ProxyOptions>
{
    public ProxyOptionsValidator()
    {
        RuleFor(options => options.PathBase)
            .Must(path => path is not { Length: > 0 } || (path[0] == '/' && path.Length > 1 && path[^1] != '/'))
            .WithMessage("'{PropertyValue}' must begin with / and not end with one, such as /tdgan.");
        RuleForEach(options => options.TrustedNetworks)
            .Must(network => IPNetwork.TryParse(network, out _))
            .WithMessage("'{PropertyValue}' must be a network such as 10.0.0.0/8.");
    }
}
