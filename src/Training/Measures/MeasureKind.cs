namespace TDGan.Training.Measures;

/// <summary>How a measure is written.</summary>
internal enum MeasureKind
{
    /// <summary>0-1, written in percent.</summary>
    Share,

    /// <summary>A plain number.</summary>
    Number,
}
