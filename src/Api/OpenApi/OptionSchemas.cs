using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TDGan.Api.RequestOptions;

namespace TDGan.Api.OpenApi;

/// <summary>Options and files as schemas.</summary>
internal static class OptionSchemas
{
    /// <summary>
    /// An option as a query parameter. It has no <c>default</c> and no <c>example</c>: Swagger UI would fill them in and send them, and
    /// the description tells the default.
    /// </summary>
    public static IOpenApiParameter Parameter(RequestOption option, NamedSchemas schemas) => new OpenApiParameter
    {
        Name = option.Name,
        In = ParameterLocation.Query,
        Description = option.Description,
        Style = ParameterStyle.Form,
        Explode = !option.Values.IsList,
        Schema = Schema(option, schemas, description: null),
    };

    /// <summary>An option as a member of an object.</summary>
    public static IOpenApiSchema Describe(RequestOption option, NamedSchemas schemas) => Schema(option, schemas, option.Description);

    /// <summary>A file. Swagger UI shows a file chooser for a content media type; client generators look at the format.</summary>
    public static OpenApiSchema File(string mediaType, string? description) =>
        new() { Type = JsonSchemaType.String, Format = "binary", ContentMediaType = mediaType, Description = description };

    private static IOpenApiSchema Schema(RequestOption option, NamedSchemas schemas, string? description) => option.Values.IsList
        ? new OpenApiSchema { Type = JsonSchemaType.Array, UniqueItems = true, Items = Value(option.Values, schemas, description: null), Description = description }
        : Value(option.Values, schemas, description);

    private static IOpenApiSchema Value(OptionValues values, NamedSchemas schemas, string? description) => values.ChoicesName is { } name
        ? schemas.Refer(
            name,
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Choices.Select(choice => (JsonNode)JsonValue.Create(choice))] },
            description)
        : new OpenApiSchema
        {
            Type = values.Kind switch
            {
                OptionKind.Integer => JsonSchemaType.Integer,
                OptionKind.Boolean => JsonSchemaType.Boolean,
                OptionKind.Number => JsonSchemaType.Number,
                _ => JsonSchemaType.String,
            },
            Minimum = values.Minimum?.ToString(CultureInfo.InvariantCulture),
            Maximum = values.Maximum?.ToString(CultureInfo.InvariantCulture),
            Description = description,
        };
}
