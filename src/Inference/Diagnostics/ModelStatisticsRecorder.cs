namespace TDGan.Inference.Diagnostics;

/// <summary>Keeps the <see cref="ModelStatistics"/> of one model. Thread-safe.</summary>
internal sealed class ModelStatisticsRecorder
{
    private readonly Lock _lock = new();
    private ModelStatistics _statistics = ModelStatistics.None;

    public ModelStatistics Read()
    {
        lock (_lock)
        {
            return _statistics;
        }
    }

    /// <summary>Notes one run that ended well.</summary>
    /// <param name="rows">Its batch.</param>
    /// <param name="queued">Wait before it.</param>
    /// <param name="inside">Time inside the model.</param>
    /// <param name="now">When it ended.</param>
    public void NoteRun(int rows, TimeSpan queued, TimeSpan inside, DateTimeOffset now)
    {
        lock (_lock)
        {
            _statistics = _statistics with
            {
                LastInference = now,
                InferenceCount = _statistics.InferenceCount + rows,
                Success = _statistics.Success.Add(queued + inside),
                Queue = _statistics.Queue.Add(queued),
                Runs = _statistics.Runs.SetItem(rows, _statistics.Runs.GetValueOrDefault(rows).Add(inside)),
            };
        }
    }

    /// <summary>Notes one that did not.</summary>
    public void NoteFailure(TimeSpan duration, DateTimeOffset now)
    {
        lock (_lock)
        {
            _statistics = _statistics with { LastInference = now, Failure = _statistics.Failure.Add(duration) };
        }
    }
}
