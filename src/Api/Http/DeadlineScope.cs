using TDGan.Api.Errors;

namespace TDGan.Api.Http;

/// <summary>The time of one request: its token ends by client abort, deadline, or the end of the shutdown's grace period.</summary>
internal sealed class DeadlineScope : IDisposable
{
    private readonly CancellationToken _aborted;
    private readonly CancellationToken _graceEnded;
    private readonly TimeSpan _allowed;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _linked;

    public DeadlineScope(TimeSpan allowed, TimeProvider time, CancellationToken aborted, CancellationToken graceEnded)
    {
        (_aborted, _graceEnded, _allowed) = (aborted, graceEnded, allowed);
        Deadline = time.GetUtcNow() + allowed;
        _deadline = new CancellationTokenSource(allowed, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(aborted, _deadline.Token, graceEnded);
    }

    /// <summary>The moment by which the request is to be answered, for stages that can tell beforehand that they will miss it.</summary>
    public DateTimeOffset Deadline { get; }

    /// <summary>What the work of the request observes.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>The problem that a cancellation stands for; null where the client left or nothing has ended.</summary>
    public ApiProblemException? Explain()
    {
        if (_aborted.IsCancellationRequested)
        {
            return null;
        }

        if (_graceEnded.IsCancellationRequested)
        {
            return new ApiProblemException(ErrorCatalogue.ShuttingDown);
        }

        return _deadline.IsCancellationRequested ? Problems.Deadline(_allowed) : null;
    }

    public void Dispose()
    {
        _linked.Dispose();
        _deadline.Dispose();
    }
}
