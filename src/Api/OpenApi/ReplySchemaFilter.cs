using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TDGan.Api.OpenApi;

/// <summary>
/// Says of replies what the serializer does: a member without a value is left out, never null, but for those that are always written.
/// Replies may grow new members, so that none are forbidden.
/// </summary>
internal sealed class ReplySchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } reply)
        {
            return;
        }

        reply.AdditionalPropertiesAllowed = true;
        HashSet<string> written = [.. context.Type.GetProperties()
            .Where(IsAlwaysWritten)
            .Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name))];
        foreach ((string name, IOpenApiSchema member) in properties)
        {
            if (member is OpenApiSchema value && !written.Contains(name))
            {
                value.Type &= ~JsonSchemaType.Null;
            }
        }
    }

    private static bool IsAlwaysWritten(PropertyInfo member) =>
        member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Never };
}
