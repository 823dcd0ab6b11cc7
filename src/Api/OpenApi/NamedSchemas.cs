using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TDGan.Api.OpenApi;

/// <summary>Schemas as components: generated clients then have one type for each thing, with a name that lasts, instead of one for each place.</summary>
/// <param name="document">The document.</param>
/// <param name="components">Its components.</param>
internal sealed class NamedSchemas(OpenApiDocument document, SchemaRepository components)
{
    /// <summary>A reference to a component, which is added where there is none of that name.</summary>
    /// <param name="name">Its name; the same name always stands for the same schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="description">What it means in this place, or null.</param>
    public IOpenApiSchema Refer(string name, OpenApiSchema schema, string? description = null)
    {
        components.Schemas.TryAdd(name, schema);
        return new OpenApiSchemaReference(name, document) { Description = description };
    }
}
