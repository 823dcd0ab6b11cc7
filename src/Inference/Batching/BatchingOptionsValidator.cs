using FluentValidation;

namespace TDGan.Inference.Batching;

/// <summary>Ranges of <see cref="BatchingOptions"/> and the rule between them.</summary>
public sealed class BatchingOptionsValidator : AbstractValidator<BatchingOptions>
{
    private const int MostFacesOfARequest = 100;

    /// <summary>Sets the rules up.</summary>
    public BatchingOptionsValidator()
    {
        RuleFor(options => options.QueueCapacity)
            .InclusiveBetween(MostFacesOfARequest, 65536)
            .WithMessage("expected {From} to {To}, actual {PropertyValue}");
        RuleFor(options => options.MaxBatchSize)
            .Must(size => BatchSizes.Known.Contains(size))
            .WithMessage($"expected one of {string.Join(", ", BatchSizes.Known)}, actual {{PropertyValue}}");
        RuleFor(options => options.LongestRun)
            .InclusiveBetween(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10))
            .WithMessage("expected {From} to {To}, actual {PropertyValue}");
        RuleFor(options => options.StuckAfter)
            .InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .WithMessage("expected {From} to {To}, actual {PropertyValue}");
        RuleFor(options => options.StuckAfter)
            .GreaterThan(options => options.LongestRun)
            .WithMessage($"expected more than {nameof(BatchingOptions.LongestRun)}, actual {{PropertyValue}}");
    }
}
