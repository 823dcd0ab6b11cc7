using FluentValidation;
using Microsoft.Extensions.Options;

namespace TDGan.Inference.Configuration;

/// <summary>Runs a validator when options are first needed; every failure is told with its configuration key.</summary>
/// <param name="sectionName">Where the options are bound, such as <c>TDGan:Sessions</c>.</param>
/// <param name="validator">The rules.</param>
/// <typeparam name="T">The options.</typeparam>
internal sealed class FluentOptionsValidation<T>(string sectionName, IValidator<T> validator) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var result = validator.Validate(options);
        return result.IsValid
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(result.Errors.Select(error => $"{sectionName}:{error.PropertyName}: {error.ErrorMessage}"));
    }
}
