using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Api.Replies;
using TDGan.Api.Telemetry;

namespace TDGan.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c> and Swagger UI at <c>/docs</c>, in every environment.</summary>
internal static class OpenApiRegistration
{
    public const string DocumentPath = "/openapi/v1.json";

    private const string DocumentName = "v1";
    private const string DocsPath = "/docs";

    private const string Description =
        """
        Reads apparent facial expressions in pictures and transfers them between faces. An apparent expression is what a face shows; it
        does not tell what a person feels. Problems are RFC 9457 documents with a stable `code`. Any address may also answer with the
        responses `NotFound` and `MethodNotAllowed` of the components. Keys and quotas are off until they are configured.
        """;

    private static readonly OpenApiInfo Info = new()
    {
        Title = "TDGAN",
        Version = ServiceVersion.Text,
        Description = Description,
        License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
    };

    public static void AddTDGanOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<ISerializerDataContractResolver>(new JsonSerializerDataContractResolver(ApiJsonContext.Default.Options));
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(DocumentName, Info);
            options.AddServer(new OpenApiServer { Url = "/", Description = "The service that serves this document." });
            options.SchemaFilter<ReplySchemaFilter>();
            options.MapType<ReadOnlyMemory<byte>>(
                () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte", ContentEncoding = "base64" });
            options.MapType<JsonSlice>(() => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema() });
            options.IncludeXmlComments(typeof(OpenApiRegistration).Assembly);
            options.DocInclusionPredicate((_, api) => api.ActionDescriptor.EndpointMetadata.OfType<EndpointDocumentation>().Any());
            options.OperationFilter<DocumentationOperationFilter>();
            options.DocumentFilter<SharedProblemsFilter>();
            options.DocumentFilter<SecurityFilter>();
            options.DocumentFilter<TagsFilter>();
        });
    }

    public static void MapOpenApi(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.json", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.PreSerializeFilters.Add((document, request) =>
            {
                if (request.PathBase.HasValue && document.Servers is [{ } server, ..])
                {
                    server.Url = request.PathBase.Value;
                }
            });
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = DocsPath.TrimStart('/');

            // Relative to the page, so that it holds behind a proxy that adds a prefix.
            options.SwaggerEndpoint(".." + DocumentPath, "TDGAN v1");
            options.DocumentTitle = "TDGAN";
        });
        app.MapGet("/swagger", (HttpContext context) => TypedResults.Redirect(context.Request.PathBase + DocsPath));
    }
}
