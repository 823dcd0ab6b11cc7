using FluentValidation;
using TDGan.Inference.Cores;

namespace TDGan.Inference.Sessions;

/// <summary>Ranges of <see cref="OnnxSessionPoolOptions"/> and the rule between sessions, threads and cores.</summary>
public sealed class OnnxSessionPoolOptionsValidator : AbstractValidator<OnnxSessionPoolOptions>
{
    private const long MinGpuMemoryBytes = 64L << 20;

    /// <param name="cores">The cores of this machine.</param>
    public OnnxSessionPoolOptionsValidator(ProcessorCores cores)
    {
        RuleFor(options => options.Device)
            .Must(device => ExecutionDevice.TryParse(device, out _))
            .WithMessage($"expected {ExecutionDevice.Forms}, actual '{{PropertyValue}}'");
        RuleFor(options => options.Sessions)
            .Must(sessions => sessions is null or >= 1)
            .WithMessage("expected 1 or more, or none for the default, actual {PropertyValue}");
        RuleFor(options => options.IntraOpThreads)
            .InclusiveBetween(1, cores.Count)
            .WithMessage("expected {From} to {To} (the cores), actual {PropertyValue}");
        RuleFor(options => options.GpuMemoryLimitBytes)
            .GreaterThanOrEqualTo(MinGpuMemoryBytes)
            .WithMessage("expected {ComparisonValue} or more, actual {PropertyValue}");
        RuleFor(options => options.TensorRtEngineCache)
            .Must(Directory.Exists)
            .When(options => options.TensorRtEngineCache is not null)
            .WithMessage("expected a folder that exists, actual '{PropertyValue}'");
        RuleFor(options => options.Sessions)
            .Must((options, sessions) => (sessions ?? 1) * (long)options.IntraOpThreads <= cores.Count)
            .When(options => options is { Sessions: >= 1, IntraOpThreads: >= 1 } && RunsOnCpu(options.Device))
            .WithMessage(options =>
                $"expected sessions x threads of at most {cores.Count} (the cores), actual {options.Sessions} x {options.IntraOpThreads}");
    }

    private static bool RunsOnCpu(string? device) => device is "auto" or "cpu";
}
