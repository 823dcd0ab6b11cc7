using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace TDGan.Api.Security;

/// <summary>
/// A token bucket for each caller: <see cref="RateLimitOptions.Burst"/> tokens at most, one back every 60 s /
/// <see cref="RateLimitOptions.RequestsPerMinute"/>. Thread-safe; remembers a bounded number of callers.
/// </summary>
internal sealed class CallerQuotas(IOptions<RateLimitOptions> options, TimeProvider time)
{
    /// <summary>Callers that are remembered; beyond them those whose bucket is full again are forgotten.</summary>
    public const int MaxCallers = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one token.</summary>
    /// <returns>Null, or the time until there is one again.</returns>
    public TimeSpan? Take(string caller)
    {
        if (options.Value.RequestsPerMinute is not { } perMinute)
        {
            return null;
        }

        if (_buckets.Count >= MaxCallers)
        {
            Forget(perMinute);
        }

        Bucket bucket = _buckets.GetOrAdd(caller, _ => new Bucket(options.Value.Burst, time.GetTimestamp()));
        return bucket.Take(perMinute, options.Value.Burst, time);
    }

    private void Forget(int perMinute)
    {
        foreach ((string caller, Bucket bucket) in _buckets)
        {
            if (bucket.IsFull(perMinute, options.Value.Burst, time))
            {
                _buckets.TryRemove(caller, out _);
            }
        }
    }

    private sealed class Bucket(double tokens, long filledAt)
    {
        private readonly Lock _lock = new();
        private double _tokens = tokens;
        private long _filledAt = filledAt;

        public TimeSpan? Take(int perMinute, int burst, TimeProvider time)
        {
            lock (_lock)
            {
                Fill(perMinute, burst, time);
                if (_tokens < 1)
                {
                    return TimeSpan.FromMinutes((1 - _tokens) / perMinute);
                }

                _tokens--;
                return null;
            }
        }

        public bool IsFull(int perMinute, int burst, TimeProvider time)
        {
            lock (_lock)
            {
                Fill(perMinute, burst, time);
                return _tokens >= burst;
            }
        }

        private void Fill(int perMinute, int burst, TimeProvider time)
        {
            long now = time.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalMinutes * perMinute));
            _filledAt = now;
        }
    }
}
