using TDGan.TestSupport.Models;

namespace TDGan.Api.Tests.Support;

/// <summary>One tiny model repository for all tests that only read it; the process deletes it on exit.</summary>
internal static class TinyModels
{
    private static readonly Lazy<TinyModelRepository> Repository = new(Create);

    public static string Path => Repository.Value.Path;

    private static TinyModelRepository Create()
    {
        TinyModelRepository repository = TinyModelRepository.Create();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => repository.Dispose();
        return repository;
    }
}
