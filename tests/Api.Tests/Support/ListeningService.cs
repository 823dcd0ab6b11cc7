using Microsoft.Extensions.DependencyInjection;
using TDGan.Inference.Classification;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Tests.Support;

/// <summary>
/// One service with scripted stages for the tests of a class, which run one after another: each says first who is to see what its requests ask for.
/// </summary>
public sealed class ListeningService : IAsyncLifetime
{
    private Action<ReadOnlyMemory<byte>, ClassificationOptions>? _classified;
    private Action<TransferRequest>? _transferred;
    private RunningService _service = null!;

    public async ValueTask InitializeAsync() => _service = await RunningService.StartAsync(services => services
        .AddSingleton<IExpressionClassifier>(new ScriptedClassifier((image, options, _) =>
        {
            _classified?.Invoke(image, options);
            return Task.FromResult(ScriptedClassifier.Result);
        }))
        .AddSingleton<IExpressionTransfer>(new ScriptedTransfer((request, _) =>
        {
            _transferred?.Invoke(request);
            return Task.FromResult(ScriptedTransfer.Answer(request));
        })));

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    /// <summary>The service; nobody listens.</summary>
    internal RunningService Quiet()
    {
        (_classified, _transferred) = (null, null);
        return _service;
    }

    /// <summary>The service; classifications are seen.</summary>
    internal RunningService Classifying(Action<ReadOnlyMemory<byte>, ClassificationOptions> classified)
    {
        (_classified, _transferred) = (classified, null);
        return _service;
    }

    /// <summary>The service; transfers are seen.</summary>
    internal RunningService Transferring(Action<TransferRequest> transferred)
    {
        (_classified, _transferred) = (null, transferred);
        return _service;
    }
}
