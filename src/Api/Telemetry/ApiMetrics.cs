using System.Diagnostics.Metrics;

namespace TDGan.Api.Telemetry;

/// <summary>Measures of the HTTP side that ASP.NET Core does not take itself.</summary>
internal sealed class ApiMetrics(IMeterFactory meters)
{
    public const string MeterName = "TDGan.Api";

    private readonly Counter<long> _problems = meters.Create(MeterName).CreateCounter<long>(
        "tdgan.api.problems", unit: "{problem}", description: "Requests that were answered with a problem, by its code.");

    public void CountProblem(string code) => _problems.Add(1, new KeyValuePair<string, object?>("code", code));
}
