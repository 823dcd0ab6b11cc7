using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TDGan.Api.Errors;
using TDGan.Api.Security;

namespace TDGan.Api.OpenApi;

/// <summary>
/// Says of each operation how it takes a key, and which refusals that brings, by the same rule that asks for it
/// (<see cref="AccessScopes"/>). No key is needed until keys are configured, so that going without one is among the choices.
/// </summary>
internal sealed class SecurityFilter : IDocumentFilter
{
    private const string BearerScheme = "bearer";
    private const string HeaderScheme = "header";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Components ??= new OpenApiComponents();
        swaggerDoc.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A configured key as `Authorization: Bearer`.",
            },
            [HeaderScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = AccessMiddleware.KeyHeader,
                Description = "The same key in a header of its own.",
            },
        };
        foreach ((string path, IOpenApiPathItem item) in swaggerDoc.Paths)
        {
            foreach (OpenApiOperation operation in (item.Operations ?? []).Values)
            {
                Guard(operation, RefusalsOf(path), swaggerDoc);
            }
        }
    }

    /// <summary>Empty where no key is ever asked for.</summary>
    private static (string Status, string Component)[] RefusalsOf(string path)
    {
        (string, string) unauthorized = ("401", SharedProblemsFilter.Unauthorized);
        (string, string) forbidden = ("403", SharedProblemsFilter.Forbidden);
        (string, string) tooMany = ("429", SharedProblemsFilter.TooManyRequests);
        return AccessScopes.Of(path) switch
        {
            null when path.StartsWith(OpenInferencePaths.Repository, StringComparison.Ordinal) => [unauthorized],
            null => [],
            AccessScope.Models => [unauthorized, tooMany],
            _ => [unauthorized, forbidden, tooMany],
        };
    }

    private static void Guard(OpenApiOperation operation, (string Status, string Component)[] refusals, OpenApiDocument document)
    {
        operation.Security = refusals.Length == 0 ? [] : [new(), Requirement(BearerScheme, document), Requirement(HeaderScheme, document)];
        IEnumerable<KeyValuePair<string, IOpenApiResponse>> added = refusals.Select(refusal =>
            KeyValuePair.Create<string, IOpenApiResponse>(refusal.Status, new OpenApiResponseReference(refusal.Component, document)));
        OpenApiResponses responses = [];
        foreach ((string status, IOpenApiResponse response) in (operation.Responses ?? []).Concat(added).OrderBy(pair => pair.Key))
        {
            responses.Add(status, response);
        }

        operation.Responses = responses;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
