namespace TDGan.Api.Errors;

/// <summary>Ends a request with a catalogued problem; thrown by whatever reads or schedules requests, caught in one place.</summary>
/// <param name="problem">What to answer.</param>
internal sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Definition.Code)
{
    public ApiProblemException(ErrorDefinition definition)
        : this(new ApiProblem(definition))
    {
    }

    /// <summary>What to answer.</summary>
    public ApiProblem Problem { get; } = problem;
}
