using FluentValidation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TDGan.Inference.Configuration;

/// <summary>Registration of options that are checked before a host starts.</summary>
public static class ValidatedOptions
{
    /// <summary>Binds <typeparamref name="T"/> to a section and checks it at start.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The root of the configuration.</param>
    /// <param name="sectionName">Where the options are bound, such as <c>TDGan:Sessions</c>; empty for the root.</param>
    /// <param name="validator">The rules.</param>
    /// <typeparam name="T">The options.</typeparam>
    public static void AddValidatedOptions<T>(
        this IServiceCollection services, IConfiguration configuration, string sectionName, Func<IServiceProvider, IValidator<T>> validator)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(sectionName);
        services.AddSingleton<IValidateOptions<T>>(provider => new FluentOptionsValidation<T>(sectionName, validator(provider)));
        services.AddOptions<T>().Bind(sectionName.Length == 0 ? configuration : configuration.GetSection(sectionName)).ValidateOnStart();
    }
}
