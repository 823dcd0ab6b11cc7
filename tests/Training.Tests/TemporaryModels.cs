namespace TDGan.Training.Tests;

/// <summary>A model repository of a test, deleted with it; made by whoever writes first.</summary>
internal sealed class TemporaryModels : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"tdgan-models-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
