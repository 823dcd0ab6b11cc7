using TDGan.Architecture.Tests.Metadata;

namespace TDGan.Architecture.Tests.Rules;

/// <summary>What one assembly of <c>src/</c> must never use.</summary>
/// <param name="Assembly">The simple name of the assembly that the rule binds.</param>
/// <param name="ForbiddenReferences">
/// Names of assemblies, packages or projects; each also forbids the names that go on after it with a dot or a dash. Case counts: <c>tdgan</c> is the trainer.
/// </param>
/// <param name="ForbiddenTypes">Full names of single types whose assembly may be used otherwise.</param>
internal sealed record DependencyRule(string Assembly, IReadOnlyList<string> ForbiddenReferences, IReadOnlyList<string> ForbiddenTypes)
{
    /// <returns>One sentence for each broken part of the rule; empty if it holds.</returns>
    public IReadOnlyList<string> FindViolations(AssemblyReferences references) =>
    [
        .. FindViolations(references.Assemblies),
        .. references.Types.Intersect(ForbiddenTypes, StringComparer.Ordinal).Select(type => $"{Assembly} uses the type {type}"),
    ];

    /// <summary>For references that are declared and perhaps not used: those of a project file.</summary>
    public IEnumerable<string> FindViolations(IEnumerable<string> references) =>
        references.Where(IsForbidden).Select(reference => $"{Assembly} references {reference}");

    private bool IsForbidden(string reference) => ForbiddenReferences.Any(forbidden =>
        reference == forbidden
        || reference.StartsWith(forbidden + ".", StringComparison.Ordinal)
        || reference.StartsWith(forbidden + "-", StringComparison.Ordinal));
}
