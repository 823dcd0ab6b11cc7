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

    /// <summary>Notes one run of <paramref name="items"/> items.</summary>
    public void NoteRun(int items, TimeSpan duration) => Change(statistics => statistics with
    {
        InferenceCount = statistics.InferenceCount + items,
        Runs = statistics.Runs.SetItem(items, statistics.Runs.GetValueOrDefault(items).Add(duration)),
    });

    /// <summary>Notes the wait of one item.</summary>
    public void NoteWait(TimeSpan duration) =>
        Change(statistics => statistics with { Queue = statistics.Queue.Add(duration) });

    /// <summary>Notes the end of one request.</summary>
    public void NoteRequest(TimeSpan duration, bool succeeded, DateTimeOffset now) => Change(statistics => succeeded
        ? statistics with { LastInference = now, Success = statistics.Success.Add(duration) }
        : statistics with { LastInference = now, Failure = statistics.Failure.Add(duration) });

    private void Change(Func<ModelStatistics, ModelStatistics> change)
    {
        lock (_lock)
        {
            _statistics = change(_statistics);
        }
    }
}
