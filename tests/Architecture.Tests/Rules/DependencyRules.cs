namespace TDGan.Architecture.Tests.Rules;

/// <summary>
/// The direction of the dependencies: <c>Api -> Inference &lt;- Training</c>. The Api and the trainer never meet,
/// the library knows neither the web nor torch, and only the library runs ONNX sessions.
/// </summary>
internal static class DependencyRules
{
    private const string Web = "Microsoft.AspNetCore";
    private const string Api = "TDGan.Api";
    private const string Inference = "TDGan.Inference";

    /// <summary>The trainer's assembly; its project is named otherwise.</summary>
    private const string Trainer = "tdgan";
    private const string TrainerProject = "TDGan.Training";

    private static readonly string[] Torch = ["TorchSharp", "libtorch"];

    public static IReadOnlyList<DependencyRule> All { get; } =
    [
        new(Inference, [Web, .. Torch, Api, Trainer, TrainerProject], []),
        new(Api, [.. Torch, Trainer, TrainerProject], ["Microsoft.ML.OnnxRuntime.InferenceSession"]),
        new(Trainer, [Web, Api], []),
        new("TDGan.Client", [Web, .. Torch, Api, Inference, Trainer, TrainerProject, "Microsoft.ML.OnnxRuntime", "SkiaSharp"], []),
    ];

    public static DependencyRule For(string assembly) =>
        All.SingleOrDefault(rule => rule.Assembly == assembly)
        ?? throw new InvalidOperationException($"No rule says what {assembly} may not use: add one to {nameof(DependencyRules)}.");
}
