using System.Globalization;
using System.Text.Json.Serialization;

namespace TDGan.Training.Measures;

/// <summary>A measure with its name and its 95 % interval.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value; a share is 0-1.</param>
/// <param name="Interval">Its interval, or null where none was computed.</param>
/// <param name="Kind">How it is written.</param>
internal sealed record MeasuredValue(
    string Name,
    double Value,
    ConfidenceInterval? Interval = null,
    [property: JsonConverter(typeof(JsonStringEnumConverter<MeasureKind>))] MeasureKind Kind = MeasureKind.Share)
{
    /// <summary>The value as text: <c>85.35 %</c> or <c>0.214</c>; <c>-</c> where there is none.</summary>
    public string ValueText() => Text(Value);

    /// <summary>The interval as text, empty where there is none.</summary>
    public string IntervalText() => Interval is { } interval && double.IsFinite(interval.Low) ? $"{Text(interval.Low)} - {Text(interval.High)}" : string.Empty;

    private string Text(double value) => !double.IsFinite(value)
        ? "-"
        : value.ToString(Kind == MeasureKind.Share ? "P2" : "F3", CultureInfo.InvariantCulture);
}
