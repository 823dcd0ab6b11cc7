using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Training.Benchmarks;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan bench-step</c>: the step of the whole network against the reference's order of passes, in one run.</summary>
internal static class BenchStepCommand
{
    private const int MostExpressionPictures = 3000;
    private const int MostFaces = 1500;

    public static Command Create()
    {
        Option<string> preset = CommandOptions.Preset();
        Option<string?> data = CommandOptions.Data();
        var rounds = new Option<int>("--rounds") { Description = "Interleaved rounds; the median counts.", DefaultValueFactory = _ => 5 };
        var steps = new Option<int>("--steps") { Description = "Steps of each order in a round.", DefaultValueFactory = _ => 8 };
        var command = new Command("bench-step", "Compares the step of the whole network with the reference's order of passes.") { preset, data, rounds, steps };
        command.SetAction(result =>
        {
            TrainingOptions options = OptionsReader.ReadPreset(result.GetRequiredValue(preset));
            TrainingOptionsValidator.Check(options);
            string root = DataRoot.Find(result.GetValue(data));
            using ExpressionSamples expressions = FerPlusDataset.Load(
                Path.Combine(root, "ferplus"), "train", options.Networks.ImageSide, requireMajority: false, MostExpressionPictures);
            using FaceSamples faces = FaceSamples.Load([.. LfwFaces.TrainingFaces(Path.Combine(root, "lfw")).Take(MostFaces)], options.Networks.ImageSide);
            Run(options, faces, expressions, result.GetValue(rounds), result.GetValue(steps));
            return 0;
        });
        return command;
    }

    private static void Run(TrainingOptions options, FaceSamples faces, ExpressionSamples expressions, int rounds, int steps)
    {
        using var benchmark = new StepBenchmark(options, faces, expressions);
        (IReadOnlyDictionary<string, double> ours, IReadOnlyDictionary<string, double> reference) = benchmark.Compare(step: 0);
        double difference = ours.Max(loss => Math.Abs(loss.Value - reference[loss.Key]));
        Say($"{ours.Count} losses of one step, dropout off: the largest difference is {difference:G2}; gradients differ by {benchmark.LargestGradientDifference():G2} of the largest");
        IReadOnlyList<StepTimes> measured = benchmark.Measure(rounds, steps);
        foreach (StepTimes times in measured)
        {
            Say($"by the clock: reference {times.Reference.Elapsed.TotalMilliseconds:F0} ms, ours {times.Ours.Elapsed.TotalMilliseconds:F0} ms, {times.Speedup:F2}x");
            Say($"by processor: reference {times.Reference.Processor.TotalMilliseconds:F0} ms, ours {times.Ours.Processor.TotalMilliseconds:F0} ms, {times.ProcessorSpeedup:F2}x");
        }

        Say($"median of {measured.Count}: {Median(measured.Select(times => times.Speedup)):F2}x by the clock, {Median(measured.Select(times => times.ProcessorSpeedup)):F2}x by processor time");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Say(FormattableString line) => AnsiConsole.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
