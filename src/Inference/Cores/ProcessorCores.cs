namespace TDGan.Inference.Cores;

/// <summary>The cores that this process may use, 1 or more; given so that tests can choose them.</summary>
/// <param name="Count">Cores, container limits respected.</param>
public sealed record ProcessorCores(int Count)
{
    /// <summary>Those of this process.</summary>
    public static ProcessorCores Current { get; } = new(Environment.ProcessorCount);
}
