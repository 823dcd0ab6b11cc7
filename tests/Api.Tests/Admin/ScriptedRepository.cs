using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.Admin;

/// <summary>A repository that notes what it is told.</summary>
internal sealed class ScriptedRepository : IModelRepositoryControl
{
    public List<string> Calls { get; } = [];

    /// <summary>What loading ends with, or null.</summary>
    public Exception? Fault { get; init; }

    public IReadOnlyList<ModelIndexEntry> Index() =>
    [
        new("decoder", "1", ModelVersionState.Ready, ""),
        new("decoder", "2", ModelVersionState.Unavailable, "another version is served"),
        new("face-branch", "1", ModelVersionState.Loading, ""),
    ];

    public Task LoadAsync(string name, CancellationToken cancellationToken)
    {
        Calls.Add("load " + name);
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }

    public Task UnloadAsync(string name, CancellationToken cancellationToken)
    {
        Calls.Add("unload " + name);
        return Task.CompletedTask;
    }
}
