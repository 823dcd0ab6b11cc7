using System.Globalization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.Replies;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Api.OpenApi;

/// <summary>Writes the operation of an endpoint from its <see cref="EndpointDocumentation"/>.</summary>
internal sealed class DocumentationOperationFilter : IOperationFilter
{
    private static readonly OpenApiParameter RequestId = Header(
        RequestIdMiddleware.HeaderName,
        "Id for logs and problems: up to 128 letters, digits, `-`, `_` and `.`. Echoed; one is made where none or another is given.",
        new OpenApiSchema { Type = JsonSchemaType.String });

    private static readonly OpenApiParameter Timeout = Header(
        RequestDeadlines.HeaderName,
        "Shortens the deadline: milliseconds from the moment that the body has arrived.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" });

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        EndpointDocumentation contract = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EndpointDocumentation>().Single();
        operation.Tags = new HashSet<OpenApiTagReference> { new(contract.Tag, context.Document) };
        operation.Summary = contract.Summary;
        operation.Description = contract.Description.Length > 0 ? contract.Description : null;
        operation.Responses = DescribeReplies(contract, context);
        operation.Parameters = [.. operation.Parameters ?? [], RequestId];
        if (contract.Form is not null)
        {
            NamedSchemas schemas = Components(context);
            operation.RequestBody = RequestBodies.Describe(contract, operation.OperationId!, schemas);
            operation.Parameters = [.. contract.Form.Options.Select(option => OptionSchemas.Parameter(option, schemas)), .. operation.Parameters, Timeout];
        }
        else if (!contract.Bodies.IsEmpty)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = DescribeContents(contract.Bodies, context) };
            operation.Parameters = [.. operation.Parameters, .. contract.RequestHeaders.Select(RequestHeader), Timeout];
        }
    }

    /// <summary>The components, with the sets of words that replies and options share.</summary>
    private static NamedSchemas Components(OperationFilterContext context)
    {
        foreach (Type shared in new[] { typeof(Expression), typeof(GeneratedImageFormat) })
        {
            context.SchemaGenerator.GenerateSchema(shared, context.SchemaRepository);
        }

        return new NamedSchemas(context.Document, context.SchemaRepository);
    }

    private static OpenApiResponses DescribeReplies(EndpointDocumentation contract, OperationFilterContext context)
    {
        OpenApiResponses responses = new() { ["200"] = DescribeSuccess(contract, context) };
        IOpenApiSchema problem = context.SchemaGenerator.GenerateSchema(typeof(ProblemReply), context.SchemaRepository);
        foreach (IGrouping<int, ErrorDefinition> errors in contract.Errors.GroupBy(error => error.Status).OrderBy(group => group.Key))
        {
            responses[errors.Key.ToString(CultureInfo.InvariantCulture)] = ProblemResponses.Describe([.. errors], problem);
        }

        return responses;
    }

    /// <summary>JSON stands first, for clients that are generated for one media type.</summary>
    private static OpenApiResponse DescribeSuccess(EndpointDocumentation contract, OperationFilterContext context)
    {
        OpenApiResponse response = new()
        {
            Description = "Success.",
            Content = DescribeContents(contract.Replies.OrderBy(reply => reply.Body is null), context),
            Headers = new Dictionary<string, IOpenApiHeader> { [RequestIdMiddleware.HeaderName] = ReplyHeader("The id of the request.") },
        };
        foreach ((string name, string meaning) in contract.ReplyHeaders)
        {
            response.Headers[name] = ReplyHeader(meaning);
        }

        return response;
    }

    private static Dictionary<string, IOpenApiMediaType> DescribeContents(
        IEnumerable<ReplyDocumentation> contents, OperationFilterContext context) => contents.ToDictionary(
            content => content.MediaType,
            content => (IOpenApiMediaType)new OpenApiMediaType
            {
                Schema = content.Body is null
                    ? OptionSchemas.File(content.MediaType, description: null)
                    : context.SchemaGenerator.GenerateSchema(content.Body, context.SchemaRepository),
                Examples = DocumentationExamples.Describe(content.Examples),
            });

    private static OpenApiParameter RequestHeader((string Name, string Meaning) header) =>
        Header(header.Name, header.Meaning, new OpenApiSchema { Type = JsonSchemaType.String });

    private static OpenApiHeader ReplyHeader(string meaning) =>
        new() { Description = meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Header(string name, string meaning, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Header, Description = meaning, Schema = schema };
}
