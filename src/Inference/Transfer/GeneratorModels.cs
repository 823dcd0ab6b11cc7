using TDGan.Inference.Batching;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>
/// The three parts of one generator, held together so that a request never mixes two releases and a reload does not end them under it.
/// </summary>
internal sealed class GeneratorModels : IDisposable
{
    private readonly ModelLease[] _leases;

    private GeneratorModels(ModelLease[] leases) => _leases = leases;

    /// <summary>E_e with M_ER.</summary>
    public ServedModel ExpressionBranch => _leases[0].Model;

    /// <summary>E_f.</summary>
    public ServedModel FaceBranch => _leases[1].Model;

    /// <summary>D_g.</summary>
    public ServedModel Decoder => _leases[2].Model;

    /// <summary>Holds those that serve now; the caller disposes.</summary>
    /// <exception cref="Errors.InferenceException"><see cref="Errors.InferenceError.ModelLoading"/>.</exception>
    public static GeneratorModels From(ModelCatalogue catalogue) =>
        new(catalogue.LeaseTogether(ModelNames.ExpressionBranch, ModelNames.FaceBranch, ModelNames.Decoder));

    /// <summary>Holds a place in the queue of the decoder, the slowest part, while the pictures are decoded.</summary>
    /// <param name="scope">The request; its deadline is looked at.</param>
    /// <returns>To be disposed when they are; null where the model has no queue.</returns>
    /// <exception cref="Errors.InferenceException">
    /// <see cref="Errors.InferenceError.Overloaded"/> or <see cref="Errors.InferenceError.ShuttingDown"/>.
    /// </exception>
    public QueuePlace? Reserve(RequestScope scope) => Decoder.Reserve(scope);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_leases, lease => lease.Dispose());
}
