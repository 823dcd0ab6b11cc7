using System.Globalization;
using System.Runtime.InteropServices;
using TDGan.Benchmarks.Reports;

namespace TDGan.Benchmarks.Measures;

/// <summary>The whole table: each measure in turn, every comparison interleaved within its rounds.</summary>
internal static class BenchmarkTable
{
    /// <summary>Measures, prints, and tells whether all went well.</summary>
    public static async Task<int> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));
        Console.WriteLine($"{options.Rounds} rounds of {options.Window.TotalSeconds:0.#} s, interleaved; median (smallest - largest)");
        Console.WriteLine();
        Console.WriteLine("| measure | median | range | floor | goal |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (Func<MeasureOptions, CancellationToken, Task<IReadOnlyList<MeasuredRow>>> measure in All)
        {
            foreach (MeasuredRow row in await measure(options, cancellationToken))
            {
                Console.WriteLine(row.ToMarkdown());
                options.History?.Append(row, options.Rounds, options.Window.TotalSeconds);
            }
        }

        return 0;
    }

    private static IEnumerable<Func<MeasureOptions, CancellationToken, Task<IReadOnlyList<MeasuredRow>>>> All =>
    [
        ThroughputMeasure.RunAsync, OverheadMeasure.RunAsync, OverloadMeasure.RunAsync, BatchingMeasure.RunAsync, StartMeasure.RunAsync,
    ];
}
