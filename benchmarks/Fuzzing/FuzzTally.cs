using System.Collections.Concurrent;
using System.Globalization;

namespace TDGan.Benchmarks.Fuzzing;

/// <summary>What came of the inputs so far. Thread-safe.</summary>
internal sealed class FuzzTally
{
    private const int NoAnswer = 0;
    private readonly ConcurrentDictionary<int, int> _statuses = [];
    private int _inputs;

    /// <summary>Inputs that were sent.</summary>
    public int Inputs => Volatile.Read(ref _inputs);

    /// <summary>Answers with 500.</summary>
    public int Failures => _statuses.GetValueOrDefault(500);

    /// <summary>Takes the number of the next input.</summary>
    public int Next() => Interlocked.Increment(ref _inputs);

    /// <summary>Counts an answer.</summary>
    public void Answered(int status) => _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);

    /// <summary>Counts an input that the service closed the connection on.</summary>
    public void Closed() => Answered(NoAnswer);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _statuses.OrderBy(pair => pair.Key).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"{(pair.Key == NoAnswer ? "closed" : pair.Key)}: {pair.Value}")));
}
