using System.Text.Json.Nodes;

namespace TDGan.Training.Ablation;

/// <summary>Which variants of the second phase are compared, all at the same compute. A JSON file; <see cref="AblationPlanReader"/> reads it.</summary>
internal sealed record AblationPlan
{
    /// <summary>The preset that every variant changes: a name, or a file.</summary>
    public required string Preset { get; init; }

    /// <summary>Steps of the second phase in every variant, 0 where <see cref="Minutes"/> limits it.</summary>
    public int Steps { get; init; }

    /// <summary>Minutes of the second phase in every variant, 0 for no limit.</summary>
    public double Minutes { get; init; }

    /// <summary>Seeds of the variants that name none.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1];

    /// <summary>Model folders whose weights the variants start from that name none; the other parts start from chance.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>Name of the variant that the others are compared with, seed by seed; null compares with the start alone.</summary>
    public string? Reference { get; init; }

    /// <summary>Options that all variants have in place of the preset's.</summary>
    public JsonObject Patch { get; init; } = [];

    /// <summary>The variants, in the order in which they run and stand in the table.</summary>
    public required IReadOnlyList<AblationVariant> Variants { get; init; }
}
