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
}
