using TDGan.Api.Errors;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Http;

/// <summary>Refuses a request for which a model has no room, before its body is read and without a throw: under overload most requests end here.</summary>
/// <param name="model">The model that the endpoint loads most.</param>
internal sealed class AdmissionFilter(string model) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        TimeSpan allowed = services.GetRequiredService<RequestDeadlines>().Read(context.HttpContext.Request);
        DateTimeOffset deadline = services.GetRequiredService<TimeProvider>().GetUtcNow() + allowed;
        return services.GetRequiredService<IModelCatalogue>().FindRefusal(model, deadline) is { } refusal
            ? ValueTask.FromResult<object?>(new ProblemResult(ProblemDetailsMapper.FromException(refusal)))
            : next(context);
    }
}
