namespace TDGan.Training.Loops;

/// <summary>A training of one phase that can begin with the averaged weights of another run.</summary>
/// <typeparam name="TBatch">What one step learns from.</typeparam>
internal interface ISteppedTraining<TBatch> : ITrainable<TBatch>, IDisposable
{
    /// <summary>Takes the averaged weights of a checkpoint, of this or another run, and starts anew with them.</summary>
    void StartFrom(string checkpoint);
}
