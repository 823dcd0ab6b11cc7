using FluentValidation;

namespace TDGan.Inference.Images;

/// <summary>Ranges of <see cref="ImageDecodingOptions"/>.</summary>
public sealed class ImageDecodingOptionsValidator : AbstractValidator<ImageDecodingOptions>
{
    // Four bytes a pixel must stay within one span.
    private const long MostPixels = 500_000_000;

    /// <summary>Sets up the rules.</summary>
    public ImageDecodingOptionsValidator()
    {
        RuleFor(options => options.MaxPixels)
            .InclusiveBetween(1, MostPixels)
            .WithMessage("expected {From} to {To}, actual {PropertyValue}");
        RuleFor(options => options.MaxJpegPixels)
            .Must((options, pixels) => pixels >= options.MaxPixels && pixels <= MostPixels)
            .WithMessage($"expected MaxPixels to {MostPixels}, actual {{PropertyValue}}");
        RuleFor(options => options.MaxPixelsInWork).GreaterThan(0).WithMessage("expected 1 or more, actual {PropertyValue}");
        RuleFor(options => options.MaxWaiting).GreaterThan(0).WithMessage("expected 1 or more, actual {PropertyValue}");
        RuleFor(options => options.MinSide)
            .Must((options, side) => side >= 1 && (long)side * side <= options.MaxPixels)
            .WithMessage("expected 1 or more and a square within MaxPixels, actual {PropertyValue}");
    }
}
