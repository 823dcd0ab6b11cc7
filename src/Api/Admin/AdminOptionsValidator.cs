using FluentValidation;

namespace TDGan.Api.Admin;

/// <summary>Ranges of <see cref="AdminOptions"/>, and that nobody switches the calls on for everybody.</summary>
internal sealed class AdminOptionsValidator : AbstractValidator<AdminOptions>
{
    private const int ShortestKey = 16;

    public AdminOptionsValidator()
    {
        RuleFor(options => options.ApiKey).MinimumLength(ShortestKey).When(options => options.ApiKey is not null);
        RuleFor(options => options.Port).InclusiveBetween(1, ushort.MaxValue);
        RuleFor(options => options.Enabled)
            .Must((options, enabled) => !enabled || options.ApiKey is not null || options.Port is not null)
            .WithMessage($"'{{PropertyValue}}' needs {nameof(AdminOptions.ApiKey)} or {nameof(AdminOptions.Port)}, or both.");
    }
}
