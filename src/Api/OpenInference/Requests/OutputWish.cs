using TDGan.Api.OpenInference.Contracts;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>How one output is sent.</summary>
/// <param name="IsBinary">After the JSON instead of in it.</param>
/// <param name="Classes">The highest values to send with their labels in place of the tensor, 1 or more; null sends the tensor.</param>
internal sealed record OutputWish(bool IsBinary, int? Classes)
{
    /// <param name="output">What the request says of the output.</param>
    /// <param name="isBinary">What the request says of all outputs.</param>
    public static OutputWish Read(RequestedOutput output, bool isBinary)
    {
        InferenceParameters parameters = InferenceParameters.Read(output.Parameters);
        bool binary = parameters.Boolean("binary_data") ?? isBinary;
        return parameters.Integer("classification") switch
        {
            null => new OutputWish(binary, Classes: null),
            >= 1 and var classes => new OutputWish(binary, (int)Math.Min(classes, int.MaxValue)),
            _ => throw InferenceProblems.Malformed("classification", "a whole number, at least 1"),
        };
    }
}
