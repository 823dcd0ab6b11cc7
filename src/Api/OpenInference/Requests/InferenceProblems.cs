using TDGan.Api.Errors;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>What can be wrong with an inference request before a model sees it.</summary>
internal static class InferenceProblems
{
    /// <summary>The body or its headers do not follow the protocol.</summary>
    /// <param name="where">Member or header at fault.</param>
    /// <param name="expected">What it takes.</param>
    public static ApiProblemException Malformed(string where, string expected) => Create(ErrorCatalogue.InvalidRequest, where, expected);

    /// <summary>A tensor that does not hold together.</summary>
    /// <param name="tensor">Its name.</param>
    /// <param name="expected">What it takes.</param>
    public static ApiProblemException InvalidTensor(string tensor, string expected) => Create(ErrorCatalogue.InvalidTensor, tensor, expected);

    /// <summary>A part of the protocol that is not spoken here.</summary>
    /// <param name="where">The member or header that asks for it.</param>
    /// <param name="expected">What is spoken instead.</param>
    public static ApiProblemException Unsupported(string where, string expected) =>
        Create(ErrorCatalogue.UnsupportedFeature, where, expected);

    private static ApiProblemException Create(ErrorDefinition definition, string where, string expected) =>
        new(new ApiProblem(definition) { Parameter = Problems.Shorten(where), Expected = expected });
}
