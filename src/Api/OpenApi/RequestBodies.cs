using Microsoft.OpenApi;
using TDGan.Api.Http;
using TDGan.Api.Uploads;

namespace TDGan.Api.OpenApi;

/// <summary>Uploads as the document shows them.</summary>
internal static class RequestBodies
{
    private const string AnyFile = "application/octet-stream";

    /// <param name="contract">What the endpoint promises.</param>
    /// <param name="operationId">The operation's id.</param>
    /// <param name="schemas">The components.</param>
    public static OpenApiRequestBody Describe(EndpointDocumentation contract, string operationId, NamedSchemas schemas)
    {
        string operation = char.ToUpperInvariant(operationId[0]) + operationId[1..];
        UploadForm form = contract.Form!;
        OpenApiRequestBody body = new() { Required = true, Content = new Dictionary<string, IOpenApiMediaType>() };

        // JSON first: generated clients send the first that they know.
        foreach (string contentType in form.ContentTypes.OrderByDescending(type => type == MediaTypes.Json))
        {
            body.Content[contentType] = contentType switch
            {
                MediaTypes.Multipart => DescribeMultipart(contract, form, operation, schemas),
                MediaTypes.Json => new JsonBodies(operation, schemas).Describe(contract, form),
                _ => new OpenApiMediaType { Schema = OptionSchemas.File(contentType, description: null) },
            };
        }

        return body;
    }

    /// <summary>
    /// The parts. Options are declared once, as query parameters, because Swagger UI sends every declared form field, filled in or not, and an
    /// option given twice is refused. That they may be form fields as well is told in words: additional properties of type text beside binary
    /// ones are types that no language has.
    /// </summary>
    private static OpenApiMediaType DescribeMultipart(EndpointDocumentation contract, UploadForm form, string operation, NamedSchemas schemas) => new()
    {
        Schema = schemas.Refer($"{operation}Form", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Any query parameter of this operation may be a form field instead.",
            Properties = form.Parts.ToDictionary(part => part, part => (IOpenApiSchema)DescribePart(form, part)),
            Required = contract.RequiredParts.ToHashSet(),
        }),
        Examples = DocumentationExamples.Describe(contract.RequestExamples),
    };

    private static OpenApiSchema DescribePart(UploadForm form, string part)
    {
        OpenApiSchema file = OptionSchemas.File(AnyFile, "A JPEG, PNG, WebP, BMP or GIF file.");
        return part == form.RepeatedPart ? new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = file } : file;
    }
}
