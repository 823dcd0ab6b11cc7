using TDGan.Inference.Errors;

namespace TDGan.Inference.Requests;

/// <summary>
/// What the stages of one request share: the clock of its phases, the moment by which it must be answered, and the token that ends it. Made
/// once at the start of a request and handed down. Not thread-safe.
/// </summary>
public sealed class RequestScope
{
    /// <summary>For a caller outside a host: without a deadline, its phases are recorded nowhere.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    public RequestScope(CancellationToken cancellationToken)
        : this(new PhaseClock(metrics: null, TimeProvider.System), deadline: null, cancellationToken)
    {
    }

    /// <param name="clock">Times the phases.</param>
    /// <param name="deadline">By the clock of the host; null for none.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    internal RequestScope(PhaseClock clock, DateTimeOffset? deadline, CancellationToken cancellationToken) =>
        (Clock, Deadline, CancellationToken) = (clock, deadline, cancellationToken);

    /// <summary>
    /// The moment after which the answer is of no use, by the clock of the host's <see cref="TimeProvider"/>; null for none. An item that
    /// cannot be done in time is given up before it is computed, with <see cref="InferenceError.DeadlineExceeded"/>.
    /// </summary>
    public DateTimeOffset? Deadline { get; }

    /// <summary>Client abort, deadline or shutdown.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Times the phases.</summary>
    internal PhaseClock Clock { get; }

    /// <summary>The deadline as a timestamp of <paramref name="time"/>; <see cref="long.MaxValue"/> for none.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="now">Its timestamp now.</param>
    internal long DeadlineTimestamp(TimeProvider time, long now)
    {
        if (Deadline is not { } deadline)
        {
            return long.MaxValue;
        }

        double left = (deadline - time.GetUtcNow()).TotalSeconds * time.TimestampFrequency;
        return left >= long.MaxValue - now ? long.MaxValue : now + (long)left;
    }
}
