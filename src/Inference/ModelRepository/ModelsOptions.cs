namespace TDGan.Inference.ModelRepository;

/// <summary>Where the models are.</summary>
public sealed class ModelsOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "TDGan:Models";

    /// <summary>
    /// The model repository; relative to the content root. Default (null): the nearest folder <c>models</c> upward from the content root,
    /// then upward from the executable.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>
    /// Whether changes of the repository's files are taken into use while the service runs; default false. A change is loaded, checked, warmed
    /// up and self-tested beside the model in use; one that fails changes nothing.
    /// </summary>
    public bool Watch { get; set; }

    /// <summary>
    /// Time between two looks at the files where <see cref="Watch"/> is on, 100 ms to 1 h; default 5 s. A change counts when two looks in a row
    /// find the same, so that files that are still being copied are left alone.
    /// </summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(5);
}
