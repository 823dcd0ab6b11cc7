using FluentValidation;

namespace TDGan.Inference.ModelRepository;

/// <summary>Ranges of <see cref="ModelsOptions"/>; whether the folder is there is told when the models are loaded.</summary>
public sealed class ModelsOptionsValidator : AbstractValidator<ModelsOptions>
{
    /// <summary>Sets the rules up.</summary>
    public ModelsOptionsValidator() => RuleFor(options => options.WatchInterval)
        .InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1))
        .WithMessage("expected {From} to {To}, actual {PropertyValue}");
}
