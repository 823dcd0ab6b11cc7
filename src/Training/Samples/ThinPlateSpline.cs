namespace TDGan.Training.Samples;

/// <summary>
/// The smoothest map of the plane that takes given points to given points:
/// f(p) = a0 + ax x + ay y + sum w_i U(|p - p_i|), U(r) = r^2 log r^2 (Bookstein 1989), with the weights lightly held down so that landmarks a pixel apart do not fold it.
/// </summary>
internal sealed class ThinPlateSpline
{
    private const int Affine = 3;

    /// <summary>On the diagonal, in squared pixels.</summary>
    private const double Smoothing = 20;

    private readonly PortraitShape from;
    private readonly double[] alongX;
    private readonly double[] alongY;

    /// <param name="from">Points that are mapped.</param>
    /// <param name="to">Where they come to lie.</param>
    public ThinPlateSpline(PortraitShape from, PortraitShape to)
    {
        this.from = from;
        double[][] rows = Equations(from, to);
        Solve(rows);
        int size = PortraitShape.Count + Affine;
        alongX = [.. rows.Select(row => row[size])];
        alongY = [.. rows.Select(row => row[size + 1])];
    }

    /// <summary>Where a point comes to lie.</summary>
    public (double X, double Y) Map(double x, double y)
    {
        int n = PortraitShape.Count;
        double mappedX = alongX[n] + (alongX[n + 1] * x) + (alongX[n + 2] * y);
        double mappedY = alongY[n] + (alongY[n + 1] * x) + (alongY[n + 2] * y);
        for (int i = 0; i < n; i++)
        {
            double bend = Bend(x - from.Xs[i], y - from.Ys[i]);
            mappedX += alongX[i] * bend;
            mappedY += alongY[i] * bend;
        }

        return (mappedX, mappedY);
    }

    private static double Bend(double x, double y)
    {
        double squared = (x * x) + (y * y);
        return squared > 0 ? squared * Math.Log(squared) : 0;
    }

    /// <summary>One row each for a point and for a side condition; the last two columns are the right-hand sides for x and y.</summary>
    private static double[][] Equations(PortraitShape from, PortraitShape to)
    {
        int n = PortraitShape.Count;
        var rows = new double[n + Affine][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[n + Affine + 2];
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                rows[i][j] = i == j ? Smoothing : Bend(from.Xs[i] - from.Xs[j], from.Ys[i] - from.Ys[j]);
            }

            (rows[i][n], rows[i][n + 1], rows[i][n + 2]) = (1, from.Xs[i], from.Ys[i]);
            (rows[n][i], rows[n + 1][i], rows[n + 2][i]) = (1, from.Xs[i], from.Ys[i]);
            (rows[i][n + Affine], rows[i][n + Affine + 1]) = (to.Xs[i], to.Ys[i]);
        }

        return rows;
    }

    /// <summary>Gauss and Jordan, the largest pivot of each column first.</summary>
    private static void Solve(double[][] rows)
    {
        for (int column = 0; column < rows.Length; column++)
        {
            int pivot = Enumerable.Range(column, rows.Length - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            double[] chosen = rows[column];
            for (int i = chosen.Length - 1; i >= column; i--)
            {
                chosen[i] /= chosen[column];
            }

            foreach (double[] other in rows.Where(other => other != chosen && other[column] != 0))
            {
                double factor = other[column];
                for (int i = column; i < chosen.Length; i++)
                {
                    other[i] -= factor * chosen[i];
                }
            }
        }
    }
}
