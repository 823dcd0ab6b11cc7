using Microsoft.OpenApi;
using TDGan.Api.Http;
using TDGan.Api.Uploads;

namespace TDGan.Api.OpenApi;

/// <summary>Uploads as the document shows them.</summary>
internal static class RequestBodies
{
    private const string AnyFile = "application/octet-stream";

    public static OpenApiRequestBody Describe(EndpointDocumentation contract)
    {
        UploadForm form = contract.Form!;
        OpenApiRequestBody body = new() { Required = true, Content = new Dictionary<string, IOpenApiMediaType>() };
        foreach (string contentType in form.ContentTypes)
        {
            body.Content[contentType] = contentType switch
            {
                MediaTypes.Multipart => DescribeMultipart(contract, form),
                MediaTypes.Json => JsonBodies.Describe(contract, form),
                _ => new OpenApiMediaType { Schema = OptionSchemas.File(contentType, description: null) },
            };
        }

        return body;
    }

    /// <summary>
    /// The parts. Options are declared once, as query parameters; that they may be form fields as well is told by the additional
    /// properties, because Swagger UI sends every declared form field, filled in or not, and an option given twice is refused.
    /// </summary>
    private static OpenApiMediaType DescribeMultipart(EndpointDocumentation contract, UploadForm form) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = form.Parts.ToDictionary(part => part, part => (IOpenApiSchema)DescribePart(form, part)),
            Required = contract.RequiredParts.ToHashSet(),
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "Any query parameter of this operation, as a form field instead.",
            },
        },
        Examples = DocumentationExamples.Describe(contract.RequestExamples),
    };

    private static OpenApiSchema DescribePart(UploadForm form, string part)
    {
        OpenApiSchema file = OptionSchemas.File(AnyFile, "A JPEG, PNG, WebP, BMP or GIF file.");
        return part == form.RepeatedPart ? new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = file } : file;
    }
}
