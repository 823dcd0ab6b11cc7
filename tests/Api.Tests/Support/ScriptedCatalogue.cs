using TDGan.Inference.Errors;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.Support;

/// <summary>A catalogue that is as ready as the test says.</summary>
internal sealed class ScriptedCatalogue : IModelCatalogue
{
    public IReadOnlyList<LoadedModelInfo> Models => IsBroken ? throw new InvalidOperationException("secret") : [];

    public bool IsReady { get; set; } = true;

    /// <summary>What a model without room answers, by name.</summary>
    public Dictionary<string, InferenceException> Refusals { get; } = [];

    /// <summary>Whether a defect makes it fail.</summary>
    public bool IsBroken { get; init; }

    public LoadedModelInfo Require(string name, string? version = null) => IsBroken
        ? throw new InvalidOperationException("secret")
        : throw new InferenceException(IsReady ? InferenceError.ModelNotFound : InferenceError.ModelLoading, "secret");

    public InferenceException? FindRefusal(string name, DateTimeOffset? deadline = null) => Refusals.GetValueOrDefault(name);
}
