using TDGan.Inference.Errors;

namespace TDGan.Inference.Interpolation;

/// <summary>Generates a row of pictures between two expressions or two faces. Thread-safe.</summary>
public interface IExpressionInterpolation
{
    /// <summary>
    /// I_k = D_g((1 - t) d_f0 + t d_f1, (1 - t) d_e0 + t d_e1, noise(seed)) with t = k / (steps - 1): straight lines between the codes. A
    /// decoder that composes with the face picture gets that blended by the same t.
    /// </summary>
    /// <param name="request">The pictures and the options; the pictures are read only during the call.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    /// <exception cref="InferenceException">Any <see cref="InferenceError"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<InterpolationResult> InterpolateAsync(InterpolationRequest request, CancellationToken cancellationToken);
}
