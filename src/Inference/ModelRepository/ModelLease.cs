namespace TDGan.Inference.ModelRepository;

/// <summary>Holds a model for one request: a reload that takes it out of use disposes it only after the last lease has ended.</summary>
/// <param name="model">Already held once for this lease.</param>
internal sealed class ModelLease(ServedModel model) : IDisposable
{
    private int _ended;

    /// <summary>The model; runs until this lease ends.</summary>
    public ServedModel Model => model;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            model.Release();
        }
    }
}
