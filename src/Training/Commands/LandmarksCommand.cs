using System.CommandLine;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan landmarks</c>: trains and exports the network that refines the landmarks of found faces.</summary>
internal static class LandmarksCommand
{
    public static Command Create() => new("landmarks", "Trains and exports the network that refines the landmarks of found faces; detector evaluate measures it.")
    {
        LandmarksTeachCommand.Create(),
        LandmarksTrainCommand.Create(),
        LandmarksEvaluateCommand.Create(),
        LandmarksExportCommand.Create(),
        LandmarksTeacherCommand.Create(),
    };

    /// <summary>The option that names the run.</summary>
    public static Option<string> Run() => new("--run") { Description = "Folder of the run.", DefaultValueFactory = _ => "runs/landmarks" };
}
