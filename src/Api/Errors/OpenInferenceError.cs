namespace TDGan.Api.Errors;

/// <summary>A problem as the one sentence that clients of the protocol show.</summary>
internal static class OpenInferenceError
{
    public static string Describe(ApiProblem problem)
    {
        string title = problem.Definition.Title;
        string limit = problem.Limit is { } most ? $" The limit is {most}." : "";
        return (problem.Parameter, problem.Expected) switch
        {
            (null, null) => title + limit,
            (null, { } expected) => $"{title} Expected {expected}.{limit}",
            ({ } parameter, null) => $"{title} See {parameter}.{limit}",
            var (parameter, expected) => $"{title} {parameter}: expected {expected}.{limit}",
        };
    }
}
