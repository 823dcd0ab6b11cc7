namespace TDGan.Api.Security;

/// <summary>Which addresses need what.</summary>
internal static class AccessScopes
{
    private static readonly (PathString Prefix, AccessScope? Scope)[] Prefixes =
    [
        ("/api/v1/expressions", AccessScope.Expressions),
        ("/api/v1/transfers", AccessScope.Generate),
        ("/api/v1/interpolations", AccessScope.Generate),
        ("/api", AccessScope.Models),

        // Probes, and calls with a gate of their own.
        ("/v2/health", null),
        ("/v2/repository", null),
        ("/v2", AccessScope.Tensors),
    ];

    /// <summary>The scope of an address, or null where it is open to everybody: probes, documents, the page.</summary>
    public static AccessScope? Of(PathString path) =>
        Prefixes.FirstOrDefault(row => path.StartsWithSegments(row.Prefix, StringComparison.OrdinalIgnoreCase)).Scope;
}
