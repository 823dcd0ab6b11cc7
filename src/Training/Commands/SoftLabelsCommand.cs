using System.CommandLine;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan soft-labels</c>: face crops for the recogniser that no annotator labelled.</summary>
internal static class SoftLabelsCommand
{
    public static Command Create() => new("soft-labels", "Makes face crops to train the recogniser on that no annotator labelled.")
    {
        SoftLabelsReadCommand.Create(),
        SoftLabelsTransferCommand.Create(),
    };

    /// <summary>Side of the crops that are written; recognisers shrink them to their own.</summary>
    public const int CropSide = 128;

    /// <summary>The folder that is written.</summary>
    public static Option<string> Output() =>
        new("--out") { Description = "Folder to write: PNG files and soft-labels.csv, the data set kind soft-labels.", Required = true };

    /// <summary>Photos.</summary>
    public static Option<string[]> Photos() => new("--photos")
    {
        Description = "Photos, or folders of photos at any depth.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The smallest face.</summary>
    public static Option<int> LeastFace() =>
        new("--least-face") { Description = "Shortest side of a face in a photo, pixels.", DefaultValueFactory = _ => 48 };
}
