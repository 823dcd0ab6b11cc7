using TDGan.TestSupport.Models;

namespace TDGan.Api.Tests.Support;

/// <summary>Tiny model repositories for all tests that only read them; the process deletes them on exit.</summary>
internal static class TinyModels
{
    private static readonly Lazy<TinyModelRepository> Repository = new(() => Create(withDetector: false));
    private static readonly Lazy<TinyModelRepository> WithDetector = new(() => Create(withDetector: true));

    public static string Path => Repository.Value.Path;

    /// <summary>The same with a face detector.</summary>
    public static string PathWithDetector => WithDetector.Value.Path;

    private static TinyModelRepository Create(bool withDetector)
    {
        TinyModelRepository repository = TinyModelRepository.Create(withDetector: withDetector);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => repository.Dispose();
        return repository;
    }
}
