using TDGan.Api.Errors;

namespace TDGan.Api.Http;

/// <summary>Refuses requests to an endpoint that only speaks JSON when the client does not take JSON, before anything is read.</summary>
internal sealed class JsonReplyFilter : IEndpointFilter
{
    private static readonly string[] Offers = [MediaTypes.Json];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        AcceptHeader.Choose(context.HttpContext.Request.Headers.Accept, Offers) is null
            ? throw Problems.NotAcceptable(Offers)
            : next(context);
}
