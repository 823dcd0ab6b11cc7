using FluentValidation;
using Microsoft.Extensions.Options;
using TDGan.Inference.Configuration;

namespace TDGan.Api.Configuration;

/// <summary>Registration of options that are checked before the service starts.</summary>
internal static class ValidatedOptions
{
    /// <summary>
    /// Binds <typeparamref name="TOptions"/> to <paramref name="sectionName"/>, empty for the root, and checks it at start.
    /// </summary>
    public static void AddValidatedOptions<TOptions, TValidator>(this IServiceCollection services, string sectionName)
        where TOptions : class
        where TValidator : IValidator<TOptions>, new()
    {
        services.AddOptions<TOptions>().BindConfiguration(sectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new FluentOptionsValidation<TOptions>(sectionName, new TValidator()));
    }
}
