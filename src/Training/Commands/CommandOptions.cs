using System.CommandLine;
using TDGan.Training.Judges;

namespace TDGan.Training.Commands;

/// <summary>Options that several commands have, worded once.</summary>
internal static class CommandOptions
{
    public static Option<string?> Data() => new("--data") { Description = "Folder with ferplus/ and lfw/; TDGAN_DATA or data by default." };

    public static Option<string> Models() => new("--models") { Description = "Model repository.", DefaultValueFactory = _ => "models" };

    public static Option<string> Preset() => new("--preset") { Description = "smoke, own, small, planted, plus, paper, or a JSON file.", DefaultValueFactory = _ => "small" };

    public static Option<string?> Run() => new("--run") { Description = "Folder of the run; runs/<preset> by default." };

    public static Option<string> Judges() => new("--judges") { Description = "Folder of the judges.", DefaultValueFactory = _ => JudgeFolder.Default };

    public static Option<string?> Json() => new("--json") { Description = "JSON file to write with every measure." };

    /// <summary>The folder that the two options name.</summary>
    public static string RunPath(string? run, string preset) => run ?? Path.Combine("runs", Path.GetFileNameWithoutExtension(preset));
}
