using System.Globalization;
using System.Text;

namespace TDGan.Benchmarks.Simulation;

/// <summary>Replicas against p99 as an SVG, one line for each rate of arrivals, p99 on a logarithmic axis.</summary>
internal static class SizingPlot
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 150;
    private const int Top = 40;
    private const int Bottom = 50;
    private const double Lowest = 0.001;
    private const double Highest = 100;
    private static readonly string[] Colours = ["#1d5fa8", "#b3471d", "#2c7a3f", "#7a2c6d"];

    /// <summary>Draws the lines.</summary>
    /// <param name="title">Above the plot.</param>
    /// <param name="lines">Rate and p99 in seconds for 1, 2, 3 … replicas.</param>
    public static string Draw(string title, IReadOnlyList<(double Rate, double[] P99)> lines)
    {
        int most = lines.Max(line => line.P99.Length);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/><text x=\"{Left}\" y=\"22\" font-size=\"15\">{title}</text>\n");
        for (double tick = Lowest; tick <= Highest * 1.01; tick *= 10)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):0.#}\" y2=\"{Y(tick):0.#}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(tick) + 4:0.#}\" text-anchor=\"end\">{(tick < Highest ? "" : "≥ ")}{tick:0.###} s</text>\n");
        }

        for (int replicas = 1; replicas <= most; replicas++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(replicas, most):0.#}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{replicas}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">replicas</text>\n");
        for (int i = 0; i < lines.Count; i++)
        {
            (double rate, double[] p99) = lines[i];
            string colour = Colours[i % Colours.Length];
            string points = string.Join(' ', p99.Select((value, index) => string.Create(CultureInfo.InvariantCulture, $"{X(index + 1, most):0.#},{Y(value):0.#}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/><text x=\"{Width - Right + 10}\" y=\"{Top + 20 + (i * 18)}\" fill=\"{colour}\">{rate:0.#} faces/s</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static double X(int replicas, int most) => Left + ((Width - Left - Right) * (replicas - 0.5) / most);

    private static double Y(double seconds)
    {
        double share = (Math.Log10(Math.Clamp(seconds, Lowest, Highest)) - Math.Log10(Lowest)) / (Math.Log10(Highest) - Math.Log10(Lowest));
        return Height - Bottom - ((Height - Top - Bottom) * share);
    }
}
