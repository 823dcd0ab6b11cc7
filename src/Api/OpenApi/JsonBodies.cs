using Microsoft.OpenApi;
using TDGan.Api.Uploads;

namespace TDGan.Api.OpenApi;

/// <summary>The JSON form of an upload.</summary>
internal static class JsonBodies
{
    public static OpenApiMediaType Describe(EndpointDocumentation contract, UploadForm form) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>(
                form.Parts.ToDictionary(form.MemberOf, part => (IOpenApiSchema)DescribePart(form, part)))
            {
                [UploadForm.OptionsMember] = DescribeOptions(form),
            },
            Required = contract.RequiredParts.Select(form.MemberOf).ToHashSet(),
        },
        Examples = DocumentationExamples.Describe(contract.JsonExamples),
    };

    private static OpenApiSchema DescribePart(UploadForm form, string part)
    {
        OpenApiSchema picture = DescribePicture(form, part);
        return part == form.RepeatedPart ? new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = picture } : picture;
    }

    private static OpenApiSchema DescribePicture(UploadForm form, string part)
    {
        Dictionary<string, IOpenApiSchema> members = new()
        {
            ["content"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "A JPEG, PNG, WebP, BMP or GIF file as base64 (RFC 4648, section 4) or as a data URI with it.",
            },
        };
        if (form.LabelOptionOf(part) is { } label)
        {
            members["label"] = OptionSchemas.Describe(label);
        }

        if (part == form.RepeatedPart)
        {
            members["name"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Comes back with the answer." };
        }

        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Properties = members,
            Required = form.LabelOptionOf(part) is null ? new HashSet<string> { "content" } : null,
        };
    }

    private static OpenApiSchema DescribeOptions(UploadForm form) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Properties = form.Options.ToDictionary(option => option.Name, OptionSchemas.Describe),
    };
}
