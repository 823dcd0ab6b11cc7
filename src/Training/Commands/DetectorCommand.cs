using System.CommandLine;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector</c>: trains, measures and exports the face detector.</summary>
internal static class DetectorCommand
{
    /// <summary>Folder of the photos in the data folder.</summary>
    public const string SceneFolder = "scenes";

    /// <summary>The teacher in the data folder.</summary>
    public static readonly string TeacherFile = Path.Combine("teachers", "yunet_n_dynamic.onnx");

    public static Command Create() => new("detector", "Trains, measures and exports the face detector.")
    {
        DetectorTrainCommand.Create(),
        DetectorEvaluateCommand.Create(),
        DetectorExportCommand.Create(),
        DetectorImportCommand.Create(),
        DetectorCropsCommand.Create(),
    };

    /// <summary>The option that names the run.</summary>
    public static Option<string> Run() => new("--run") { Description = "Folder of the run.", DefaultValueFactory = _ => "runs/detector" };
}
