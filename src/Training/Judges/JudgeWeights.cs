namespace TDGan.Training.Judges;

/// <summary>Names in the folder of a judge.</summary>
internal static class JudgeWeights
{
    /// <summary>Folder that is there once the training is complete.</summary>
    public const string FinalFolder = "final";

    /// <summary>File with the averaged weights, in <see cref="FinalFolder"/> and in the checkpoint.</summary>
    public const string AverageFile = "average.weights";

    /// <summary>Name in a checkpoint's state and in the log.</summary>
    public const string Phase = "judge";
}
