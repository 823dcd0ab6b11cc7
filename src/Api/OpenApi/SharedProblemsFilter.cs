using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TDGan.Api.Errors;
using TDGan.Api.Replies;

namespace TDGan.Api.OpenApi;

/// <summary>
/// Adds the problems that belong to no single operation: an unknown address, a method that an address does not have, and callers without a
/// key or beyond their quota, to which <see cref="SecurityFilter"/> refers.
/// </summary>
internal sealed class SharedProblemsFilter : IDocumentFilter
{
    public const string Unauthorized = "Unauthorized";
    public const string Forbidden = "Forbidden";
    public const string TooManyRequests = "TooManyRequests";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        IOpenApiSchema problem = context.SchemaGenerator.GenerateSchema(typeof(ProblemReply), context.SchemaRepository);
        swaggerDoc.Components ??= new OpenApiComponents();
        swaggerDoc.Components.Responses = new Dictionary<string, IOpenApiResponse>
        {
            ["NotFound"] = ProblemResponses.Describe([ErrorCatalogue.NotFound], problem),
            ["MethodNotAllowed"] = ProblemResponses.Describe([ErrorCatalogue.MethodNotAllowed], problem),
            [Unauthorized] = ProblemResponses.Describe([ErrorCatalogue.Unauthorized], problem),
            [Forbidden] = ProblemResponses.Describe([ErrorCatalogue.Forbidden], problem),
            [TooManyRequests] = ProblemResponses.Describe([ErrorCatalogue.RateLimited], problem),
        };
    }
}
