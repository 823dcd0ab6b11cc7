using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TDGan.Api.Endpoints;

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
        new() { Name = ContractTags.Expressions, Description = "Read expressions and transfer them." },
        new() { Name = ContractTags.Models, Description = "What is loaded, and how good it is." },
        new() { Name = ContractTags.OpenInference, Description = "Tensors in and out, for clients of Triton and KServe." },
        new() { Name = ContractTags.Admin, Description = "Which models are served; off by default." },
        new() { Name = ContractTags.Health, Description = "Probes." },
    };
}
