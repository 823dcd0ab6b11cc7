using System.Text.Json.Nodes;

namespace TDGan.Training.Ablation;

/// <summary>One variant of a plan.</summary>
internal sealed record AblationVariant
{
    /// <summary>Name of its folders and of its lines in the table: small letters, digits, '-'.</summary>
    public required string Name { get; init; }

    /// <summary>What is different, for readers of the table.</summary>
    public required string About { get; init; }

    /// <summary>Seeds, one run each; null takes the plan's.</summary>
    public IReadOnlyList<int>? Seeds { get; init; }

    /// <summary>Model folders whose weights it starts from; null takes the plan's.</summary>
    public IReadOnlyList<string>? Start { get; init; }

    /// <summary>Options in place of the preset's and of the plan's patch.</summary>
    public JsonObject Patch { get; init; } = [];
}
