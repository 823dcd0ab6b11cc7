using System.Globalization;

namespace TDGan.Training.Loops;

/// <summary>
/// The folder of one training run: <c>options.json</c>, <c>log.jsonl</c>, <c>samples/</c> and numbered checkpoints. A checkpoint is
/// written beside its final name and moved there whole, so that a killed run never leaves half of one. A training without phases keeps one
/// checkpoint without a number.
/// </summary>
internal sealed class RunFolder
{
    private const string CheckpointPrefix = "checkpoint-";
    private const string OnlyCheckpoint = "checkpoint";
    private const int KeptCheckpoints = 2;

    private RunFolder(string path) => Root = Path.GetFullPath(path);

    /// <summary>The options of the run, every default written out.</summary>
    public string OptionsFile => Combine("options.json");

    /// <summary>Which exported weights the run started from, in words; null where it started from chance.</summary>
    public string? Start => File.Exists(StartFile) ? File.ReadAllText(StartFile).Trim() : null;

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    private string StartFile => Combine("start.txt");

    /// <summary>The newest complete checkpoint, or null.</summary>
    public string? LatestCheckpoint => Checkpoints(CheckpointPrefix).LastOrDefault()
        ?? (Directory.Exists(Combine(OnlyCheckpoint)) ? Combine(OnlyCheckpoint) : null);

    /// <summary>Every step and evaluation, a JSON object a line.</summary>
    public string LogFile => Combine("log.jsonl");

    /// <summary>A folder for a run; made where there is none yet.</summary>
    public static RunFolder Create(string path)
    {
        Directory.CreateDirectory(path);
        return new RunFolder(path);
    }

    /// <summary>The folder of an earlier run.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static RunFolder Open(string path) => Directory.Exists(path)
        ? new RunFolder(path)
        : throw new DirectoryNotFoundException($"'{path}' is no folder of a run; name it by --run.");

    /// <summary>Path of a file or folder in the run.</summary>
    public string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Notes the options of the run, for its export and for readers.</summary>
    public void WriteOptions(string json) => File.WriteAllText(OptionsFile, json);

    /// <summary>Notes which exported weights the run starts from.</summary>
    public void WriteStart(string start) => File.WriteAllText(StartFile, start + "\n");

    /// <summary>Writes a checkpoint through <paramref name="write"/>, which gets the folder to fill, and drops all but the newest two of its phase.</summary>
    /// <param name="phase">
    /// Number of the phase: checkpoints of a later phase are newer, whatever their step. Null replaces the one checkpoint of a training without phases.
    /// </param>
    /// <param name="step">Steps done in the phase.</param>
    /// <param name="write">Fills the folder.</param>
    public void WriteCheckpoint(int? phase, int step, Action<string> write)
    {
        if (phase is not { } number)
        {
            WriteAtomically(OnlyCheckpoint, write);
            return;
        }

        WriteAtomically(string.Create(CultureInfo.InvariantCulture, $"{PhasePrefix(number)}{step:D8}"), write);
        foreach (string old in Checkpoints(PhasePrefix(number)).SkipLast(KeptCheckpoints))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Fills a folder under a temporary name and moves it to <paramref name="name"/>, replacing what was there.</summary>
    public void WriteAtomically(string name, Action<string> write)
    {
        string final = Combine(name);
        string temporary = final + ".writing";
        DeleteIfThere(temporary);
        Directory.CreateDirectory(temporary);
        write(temporary);
        DeleteIfThere(final);
        Directory.Move(temporary, final);
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string PhasePrefix(int phase) => string.Create(CultureInfo.InvariantCulture, $"{CheckpointPrefix}{phase}-");

    private IEnumerable<string> Checkpoints(string prefix) => Directory
        .EnumerateDirectories(Root, prefix + "*")
        .Where(folder => !folder.EndsWith(".writing", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
