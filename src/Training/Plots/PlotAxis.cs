namespace TDGan.Training.Plots;

/// <summary>One axis of a plot.</summary>
/// <param name="Name">What is shown, with its unit.</param>
/// <param name="Low">Value at the start.</param>
/// <param name="High">Value at the end, above <paramref name="Low"/>.</param>
internal sealed record PlotAxis(string Name, double Low, double High)
{
    private const double Room = 0.03;

    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>An axis that holds every value, with a little room.</summary>
    public static PlotAxis Over(string name, IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        (double low, double high) = known.Length == 0 ? (0, 1) : (known.Min(), known.Max());

        // A single value, such as one validation at the end of a phase, gets room as wide as its size, or every tick would read the same.
        double room = Math.Max((high > low ? high - low : Math.Abs(high)) * Room, 1e-6);
        return new PlotAxis(name, low - room, high + room);
    }

    /// <summary>Where a value lies between start and end, 0-1.</summary>
    public double Share(double value) => (value - Low) / (High - Low);

    /// <summary>Round values inside, about as many as asked for.</summary>
    public IEnumerable<double> Ticks(int count)
    {
        double rough = (High - Low) / count;
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = Steps.First(factor => factor * magnitude >= rough * 0.999) * magnitude;
        for (double tick = Math.Ceiling((Low / step) - 1e-9) * step; tick <= High + (step * 1e-9); tick += step)
        {
            yield return Math.Round(tick, 10) + 0.0; // without the sign of a negative zero
        }
    }
}
