using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TDGan.Api.OpenApi;

/// <summary>
/// Lists the groups that operations use, in the order in which people need them. Left alone the document would list a group for each endpoint
/// class, empty and named after types.
/// </summary>
internal sealed class TagsFilter : IDocumentFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) => swaggerDoc.Tags = new HashSet<OpenApiTag>
    {
        new() { Name = DocumentationTags.Expressions, Description = "Read expressions and transfer them." },
        new() { Name = DocumentationTags.Models, Description = "What is loaded, and how good it is." },
        new() { Name = DocumentationTags.OpenInference, Description = "Tensors in and out, for clients of Triton and KServe." },
        new() { Name = DocumentationTags.Admin, Description = "Which models are served; off by default." },
        new() { Name = DocumentationTags.Health, Description = "Probes." },
    };
}
