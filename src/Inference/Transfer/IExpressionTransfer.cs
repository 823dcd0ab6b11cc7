using TDGan.Inference.Errors;

namespace TDGan.Inference.Transfer;

/// <summary>Generates a picture of one face wearing another picture's expression. Thread-safe.</summary>
public interface IExpressionTransfer
{
    /// <summary>
    /// d_f = E_f(face), d_e = (1 - a) E_e(face) + a E_e(expression), I_g = D_g(d_f, d_e, noise(seed)) (paper, section III-A).
    /// </summary>
    /// <param name="request">The two pictures and the options; the pictures are read only during the call.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    /// <exception cref="InferenceException">Any <see cref="InferenceError"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellationToken);
}
