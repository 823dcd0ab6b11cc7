using Microsoft.OpenApi;
using TDGan.Api.Uploads;

namespace TDGan.Api.OpenApi;

/// <summary>The JSON form of an upload.</summary>
/// <param name="operation">The operation's id, capitalised: what its components begin with.</param>
/// <param name="schemas">The components.</param>
internal sealed class JsonBodies(string operation, NamedSchemas schemas)
{
    public OpenApiMediaType Describe(EndpointDocumentation contract, UploadForm form) => new()
    {
        Schema = schemas.Refer($"{operation}Request", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>(form.Parts.ToDictionary(form.MemberOf, part => DescribePart(form, part)))
            {
                [UploadForm.OptionsMember] = DescribeOptions(form),
            },
            Required = contract.RequiredParts.Select(form.MemberOf).ToHashSet(),
        }),
        Examples = DocumentationExamples.Describe(contract.JsonExamples),
    };

    private IOpenApiSchema DescribePart(UploadForm form, string part)
    {
        IOpenApiSchema picture = DescribePicture(form, part);
        return part == form.RepeatedPart ? new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = picture } : picture;
    }

    private IOpenApiSchema DescribePicture(UploadForm form, string part)
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
            members["label"] = OptionSchemas.Describe(label, schemas);
            return schemas.Refer($"{operation}Source", Picture(members, required: null));
        }

        if (part == form.RepeatedPart)
        {
            members["name"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Comes back with the answer." };
            return schemas.Refer("NamedPicture", Picture(members, ["content"]));
        }

        return schemas.Refer("Picture", Picture(members, ["content"]));
    }

    private static OpenApiSchema Picture(Dictionary<string, IOpenApiSchema> members, HashSet<string>? required) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Properties = members,
        Required = required,
    };

    private IOpenApiSchema DescribeOptions(UploadForm form) => schemas.Refer($"{operation}Options", new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Properties = form.Options.ToDictionary(option => option.Name, option => OptionSchemas.Describe(option, schemas)),
    });
}
