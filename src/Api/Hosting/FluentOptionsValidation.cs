using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Options;

namespace TDGan.Api.Hosting;

/// <summary>Runs a FluentValidation validator over options and names every failure by its configuration key.</summary>
/// <param name="sectionName">Section that the options are bound from, empty for the root.</param>
/// <param name="validator">Rules and ranges.</param>
internal sealed class FluentOptionsValidation<TOptions>(string sectionName, IValidator<TOptions> validator) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        ValidationResult result = validator.Validate(options);
        return result.IsValid ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(result.Errors.Select(Describe));
    }

    private string Describe(ValidationFailure failure)
    {
        string key = sectionName.Length == 0 ? failure.PropertyName : ConfigurationPath.Combine(sectionName, failure.PropertyName);
        return $"{key}: {failure.ErrorMessage}";
    }
}
