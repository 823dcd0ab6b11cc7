using FluentValidation;

namespace TDGan.Inference.Faces;

/// <summary>Ranges of <see cref="FaceDetectionOptions"/>.</summary>
public sealed class FaceDetectionOptionsValidator : AbstractValidator<FaceDetectionOptions>
{
    private const int Smallest = 64;
    private const int Largest = 4096;

    private const int MostTiles = 100;
    private const string Message = "expected {From} to {To}, actual {PropertyValue}";

    /// <summary>Sets up the rules.</summary>
    public FaceDetectionOptionsValidator()
    {
        RuleFor(options => options.WorkingSide).InclusiveBetween(Smallest, Largest).WithMessage(Message);
        RuleFor(options => options.MaxTiles).InclusiveBetween(0, MostTiles).WithMessage(Message);
    }
}
