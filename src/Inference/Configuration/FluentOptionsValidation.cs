using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Options;

namespace TDGan.Inference.Configuration;

/// <summary>Runs a validator when options are first needed; every failure is told with its configuration key.</summary>
/// <param name="sectionName">Where the options are bound, such as <c>TDGan:Sessions</c>; empty for the root.</param>
/// <param name="validator">The rules.</param>
/// <typeparam name="T">The options.</typeparam>
public sealed class FluentOptionsValidation<T>(string sectionName, IValidator<T> validator) : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        ValidationResult result = validator.Validate(options);
        return result.IsValid ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(result.Errors.Select(Describe));
    }

    private string Describe(ValidationFailure failure) =>
        sectionName.Length == 0 ? $"{failure.PropertyName}: {failure.ErrorMessage}" : $"{sectionName}:{failure.PropertyName}: {failure.ErrorMessage}";
}
