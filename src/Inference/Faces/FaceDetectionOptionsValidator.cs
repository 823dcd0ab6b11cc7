using FluentValidation;

namespace TDGan.Inference.Faces;

/// <summary>Ranges of <see cref="FaceDetectionOptions"/>.</summary>
public sealed class FaceDetectionOptionsValidator : AbstractValidator<FaceDetectionOptions>
{
    private const int Smallest = 64;
    private const int Largest = 4096;

    /// <summary>Sets up the rules.</summary>
    public FaceDetectionOptionsValidator() => RuleFor(options => options.WorkingSide)
        .InclusiveBetween(Smallest, Largest)
        .WithMessage("expected {From} to {To}, actual {PropertyValue}");
}
