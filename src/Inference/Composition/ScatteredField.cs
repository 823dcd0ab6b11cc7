namespace TDGan.Inference.Composition;

/// <summary>
/// A smooth vector field through scattered points: radial basis functions of compact support (Wendland, Advances in Computational Mathematics 4,
/// 1995, C2), so that nothing farther than the radius from every point moves.
/// </summary>
internal sealed class ScatteredField
{
    /// <summary>Lets the field miss a point by a little, so that points that contradict their neighbours make no fold.</summary>
    private const double Ridge = 0.005;

    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly double[] _weightsX;
    private readonly double[] _weightsY;
    private readonly double _radius;

    /// <param name="places">x and y of each point.</param>
    /// <param name="values">x and y of the field at each point.</param>
    /// <param name="radius">How far a point reaches, in the unit of the places.</param>
    public ScatteredField(IReadOnlyList<(double X, double Y)> places, IReadOnlyList<(double X, double Y)> values, double radius)
    {
        _radius = radius;
        (_xs, _ys) = ([.. places.Select(place => place.X)], [.. places.Select(place => place.Y)]);
        double[][] factor = Factor();
        _weightsX = Solve(factor, [.. values.Select(value => value.X)]);
        _weightsY = Solve(factor, [.. values.Select(value => value.Y)]);
    }

    /// <summary>The field at a place.</summary>
    public (float X, float Y) At(double x, double y)
    {
        (double sumX, double sumY) = (0, 0);
        double reach = _radius * _radius;
        for (int i = 0; i < _xs.Length; i++)
        {
            (double dx, double dy) = (x - _xs[i], y - _ys[i]);
            double square = (dx * dx) + (dy * dy);
            if (square < reach)
            {
                double basis = Basis(Math.Sqrt(square) / _radius);
                (sumX, sumY) = (sumX + (basis * _weightsX[i]), sumY + (basis * _weightsY[i]));
            }
        }

        return ((float)sumX, (float)sumY);
    }

    private static double Basis(double r)
    {
        double rest = 1 - r, square = rest * rest;
        return square * square * ((4 * r) + 1);
    }

    /// <summary>Cholesky: the matrix of these functions is positive definite wherever its points lie.</summary>
    private double[][] Factor()
    {
        int count = _xs.Length;
        double[][] lower = [.. Enumerable.Range(1, count).Select(length => new double[length])];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double distance = Math.Sqrt(((_xs[i] - _xs[j]) * (_xs[i] - _xs[j])) + ((_ys[i] - _ys[j]) * (_ys[i] - _ys[j]))) / _radius;
                double sum = (distance < 1 ? Basis(distance) : 0) + (i == j ? Ridge : 0);
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i][k] * lower[j][k];
                }

                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }

        return lower;
    }

    private static double[] Solve(double[][] lower, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                values[i] -= lower[i][k] * values[k];
            }

            values[i] /= lower[i][i];
        }

        for (int i = values.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < values.Length; k++)
            {
                values[i] -= lower[k][i] * values[k];
            }

            values[i] /= lower[i][i];
        }

        return values;
    }
}
