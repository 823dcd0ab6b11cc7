namespace TDGan.Training.Datasets;

/// <summary>Names of splits, as sets write them.</summary>
internal static class DatasetSplits
{
    public const string Train = "train";
    public const string Valid = "valid";
    public const string Test = "test";

    /// <summary>The split that a folder or a column names, or null where it names none.</summary>
    public static string? Find(string name) => name.ToUpperInvariant() switch
    {
        "TRAIN" or "TRAINING" => Train,
        "VALID" or "VAL" or "VALIDATION" or "PUBLICTEST" => Valid,
        "TEST" or "TESTING" or "PRIVATETEST" => Test,
        _ => null,
    };
}
