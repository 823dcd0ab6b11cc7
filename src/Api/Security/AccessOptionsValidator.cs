using FluentValidation;

namespace TDGan.Api.Security;

/// <summary>Ranges of <see cref="AccessOptions"/>; messages never show a key.</summary>
internal sealed class AccessOptionsValidator : AbstractValidator<AccessOptions>
{
    private const int ShortestKey = 16;

    public AccessOptionsValidator()
    {
        RuleForEach(options => options.Keys).ChildRules(key =>
        {
            key.RuleFor(entry => entry.Name).NotEmpty();
            key.RuleFor(entry => entry.Key)
                .Must(secret => secret.Length >= ShortestKey).WithMessage($"A key needs {ShortestKey} characters or more.");
            key.RuleForEach(entry => entry.Scopes).IsInEnum();
        });
        RuleFor(options => options.Keys)
            .Must(keys => keys!.Select(key => key.Key).Distinct(StringComparer.Ordinal).Count() == keys!.Count)
            .When(options => options.Keys is not null)
            .WithMessage("Two entries have the same key.");
    }
}
