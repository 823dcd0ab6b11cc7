using Microsoft.OpenApi;

namespace TDGan.Api.OpenApi;

/// <summary>Examples as the document holds them.</summary>
internal static class DocumentationExamples
{
    /// <returns>Null where there are none, so that the member is left out.</returns>
    public static Dictionary<string, IOpenApiExample>? Describe(IReadOnlyCollection<DocumentationExample> examples) => examples.Count == 0
        ? null
        : examples.ToDictionary(
            example => example.Name,
            example => (IOpenApiExample)new OpenApiExample { Summary = example.Summary, Value = example.Value.DeepClone() });
}
