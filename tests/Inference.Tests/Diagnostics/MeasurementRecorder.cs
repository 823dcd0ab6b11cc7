using System.Diagnostics.Metrics;
using TDGan.Inference.Diagnostics;

namespace TDGan.Inference.Tests.Diagnostics;

/// <summary>Keeps what the instruments of one host report.</summary>
internal sealed class MeasurementRecorder : IDisposable
{
    private readonly List<(string Instrument, double Value, string? Tag)> _measurements = [];
    private readonly MeterListener _listener = new();

    /// <param name="scope">The meter factory of the host; other hosts in this process are passed over.</param>
    public MeasurementRecorder(IMeterFactory scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == InferenceTelemetry.MeterName && ReferenceEquals(instrument.Meter.Scope, scope))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public void Observe() => _listener.RecordObservableInstruments();

    public IEnumerable<string?> TagsOf(string instrument) => Of(instrument).Select(measurement => measurement.Tag);

    public IEnumerable<double> ValuesOf(string instrument) => Of(instrument).Select(measurement => measurement.Value);

    public void Dispose() => _listener.Dispose();

    private IEnumerable<(string Instrument, double Value, string? Tag)> Of(string instrument) =>
        _measurements.Where(measurement => measurement.Instrument == instrument);

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Add((instrument.Name, value, tags[0].Value as string));
}
