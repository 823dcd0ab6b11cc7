namespace TDGan.Inference.Batching;

/// <summary>
/// The moment by which the current request must be answered. It flows with the asynchronous call like the current span, so that every stage
/// that waits for a model knows it: an item that cannot be done in time is given up before it is computed.
/// </summary>
public static class RequestDeadline
{
    private static readonly AsyncLocal<DateTimeOffset?> Flowing = new();

    /// <summary>By the clock of the host's <see cref="TimeProvider"/>; null for none, the default.</summary>
    public static DateTimeOffset? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The deadline as a timestamp of <paramref name="time"/>; <see cref="long.MaxValue"/> for none.</summary>
    internal static long ToTimestamp(TimeProvider time, long now)
    {
        if (Flowing.Value is not { } deadline)
        {
            return long.MaxValue;
        }

        double left = (deadline - time.GetUtcNow()).TotalSeconds * time.TimestampFrequency;
        return left >= long.MaxValue - now ? long.MaxValue : now + (long)left;
    }
}
