using TDGan.Inference.ModelRuns;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>An inference request as read.</summary>
/// <param name="Id">What comes back in the reply, or null.</param>
/// <param name="Run">What the model is asked for.</param>
/// <param name="Wishes">How each of <see cref="ModelRunRequest.Outputs"/> is sent; empty where all outputs are wanted.</param>
/// <param name="AllBinary">How they are sent where all are wanted.</param>
internal sealed record InferenceCall(string? Id, ModelRunRequest Run, IReadOnlyList<OutputWish> Wishes, bool AllBinary)
{
    /// <summary>How the output at <paramref name="index"/> of the result is sent.</summary>
    public OutputWish WishFor(int index) => Wishes.Count > 0 ? Wishes[index] : new OutputWish(AllBinary, Classes: null);
}
