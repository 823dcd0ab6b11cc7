namespace TDGan.Inference.Crops;

/// <summary>
/// A square laid over a picture, turned as a face is: point (u, v) of a crop, in pixels of the crop, lies at
/// <c>x = X + StepX u - StepY v, y = Y + StepY u + StepX v</c>.
/// </summary>
/// <param name="X">Where the crop's top left corner lies, in pixels of the picture.</param>
/// <param name="Y">Where the crop's top left corner lies, in pixels of the picture.</param>
/// <param name="StepX">Pixels to the right in the picture for each pixel to the right in the crop.</param>
/// <param name="StepY">Pixels down in the picture for each pixel to the right in the crop; 0 where the crop is upright.</param>
public readonly record struct CropFrame(double X, double Y, double StepX, double StepY)
{
    /// <summary>Pixels of the picture for each pixel of the crop.</summary>
    public double Scale => Math.Sqrt((StepX * StepX) + (StepY * StepY));

    /// <summary>Whether all numbers are finite and the frame has an area.</summary>
    public bool IsUsable => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Scale) && Scale > 0;

    /// <summary>The upright frame of a square.</summary>
    /// <param name="square">In pixels of the picture.</param>
    /// <param name="side">Pixels of the crop.</param>
    public static CropFrame Upright(FaceBox square, int side) => new(square.X, square.Y, square.Width / (double)side, 0);

    /// <summary>A square about a point.</summary>
    /// <param name="x">The square's middle in pixels of the picture.</param>
    /// <param name="y">The square's middle in pixels of the picture.</param>
    /// <param name="length">Its side in pixels of the picture.</param>
    /// <param name="turn">Radians from the picture's x axis to the crop's, clockwise as one looks at it.</param>
    /// <param name="side">Pixels of the crop.</param>
    public static CropFrame About(double x, double y, double length, double turn, int side)
    {
        (double stepX, double stepY) = (length / side * Math.Cos(turn), length / side * Math.Sin(turn));
        double half = side / 2.0;
        return new CropFrame(x - ((stepX - stepY) * half), y - ((stepY + stepX) * half), stepX, stepY);
    }

    /// <summary>Where a point of the crop lies in the picture.</summary>
    public (double X, double Y) ToPicture(double u, double v) => (X + (StepX * u) - (StepY * v), Y + (StepY * u) + (StepX * v));

    /// <summary>Where a point of the picture lies in the crop.</summary>
    public (double U, double V) ToCrop(double x, double y)
    {
        (double dx, double dy, double square) = (x - X, y - Y, (StepX * StepX) + (StepY * StepY));
        return (((StepX * dx) + (StepY * dy)) / square, ((StepX * dy) - (StepY * dx)) / square);
    }

    /// <summary>The same place in a reduced copy of the picture.</summary>
    /// <param name="scaleX">Columns of the copy for each column of the picture.</param>
    /// <param name="scaleY">Rows of the copy for each row of the picture; nearly <paramref name="scaleX"/>.</param>
    public CropFrame In(double scaleX, double scaleY)
    {
        double step = Math.Sqrt(scaleX * scaleY);
        return new CropFrame(X * scaleX, Y * scaleY, StepX * step, StepY * step);
    }

    /// <summary>Left, top, right and bottom of the upright rectangle round the frame.</summary>
    /// <param name="side">Pixels of the crop.</param>
    public (double Left, double Top, double Right, double Bottom) Bounds(int side)
    {
        (double across, double down) = (StepX * side, StepY * side);
        double left = X + Math.Min(0, across) + Math.Min(0, -down);
        double top = Y + Math.Min(0, down) + Math.Min(0, across);
        return (left, top, left + Math.Abs(across) + Math.Abs(down), top + Math.Abs(across) + Math.Abs(down));
    }
}
