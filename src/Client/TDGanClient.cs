using System.Text.Json.Serialization.Metadata;
using TDGan.Client.Replies;
using TDGan.Client.Requests;

namespace TDGan.Client;

/// <summary>
/// Calls the TDGAN service. Every method throws <see cref="TDGanProblemException"/> where the service answers with a problem,
/// <see cref="TimeoutException"/> where <see cref="TDGanClientOptions.Timeout"/> passes, <see cref="HttpRequestException"/> where no service
/// answers, and <see cref="OperationCanceledException"/> where the caller's token is cancelled. Thread-safe.
/// </summary>
public sealed class TDGanClient
{
    private const string ExpressionsPath = "api/v1/expressions";
    private const string BatchPath = "api/v1/expressions/batch";
    private const string TransfersPath = "api/v1/transfers";
    private const string InterpolationsPath = "api/v1/interpolations";
    private const string ModelsPath = "api/v1/models";
    private const string ReadyPath = "readyz";

    private readonly RetryingSender _sender;

    /// <param name="http">
    /// With the address of the service as <see cref="HttpClient.BaseAddress"/>, ending in a slash. Its own timeout should exceed that of the
    /// options, such as <see cref="Timeout.InfiniteTimeSpan"/>. The caller disposes it.
    /// </param>
    /// <param name="options">Timeout, retries, key; null takes the defaults.</param>
    /// <param name="time">Clock of timeouts and waits; null takes the system's.</param>
    public TDGanClient(HttpClient http, TDGanClientOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _sender = new RetryingSender(http, options ?? new TDGanClientOptions(), time ?? TimeProvider.System);
    }

    /// <summary>Reads the apparent expression of every face in one picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="options">Which faces and what of them; null takes the service's defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ExpressionsResult> ReadExpressionsAsync(
        Picture image, ExpressionsOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        FormRequest request = new(ExpressionsPath);
        request.Add("image", image);
        options?.AddTo(request);
        return ReadAsync(request, ClientJsonContext.Default.ExpressionsResult, cancellationToken);
    }

    /// <summary>Reads several pictures in one call; each has its own result or its own problem.</summary>
    /// <param name="images">1 up to the service's limit of pictures.</param>
    /// <param name="options">Which faces and what of them, for every picture; null takes the service's defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>In the order of <paramref name="images"/>.</returns>
    public async Task<IReadOnlyList<BatchItem>> ReadExpressionsAsync(
        IEnumerable<Picture> images, ExpressionsOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        FormRequest request = new(BatchPath);
        foreach (Picture image in images)
        {
            request.Add("image", image);
        }

        options?.AddTo(request);
        return (await ReadAsync(request, ClientJsonContext.Default.BatchResult, cancellationToken).ConfigureAwait(false)).Results;
    }

    /// <summary>Generates a picture of one face wearing another expression.</summary>
    /// <param name="transfer">Face, expression and options.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<GeneratedPicture> TransferAsync(TransferOptions transfer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        FormRequest request = new(TransfersPath);
        transfer.AddTo(request);
        return _sender.SendAsync(request, GeneratedPicture.ReadAsync, cancellationToken);
    }

    /// <summary>Generates an animation or a strip between two expressions of a face, or between two faces.</summary>
    /// <param name="interpolation">Ends and options.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<GeneratedPicture> InterpolateAsync(InterpolationOptions interpolation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(interpolation);
        FormRequest request = new(InterpolationsPath);
        interpolation.AddTo(request);
        return _sender.SendAsync(request, GeneratedPicture.ReadAsync, cancellationToken);
    }

    /// <summary>Lists the loaded models.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ModelDetails>> GetModelsAsync(CancellationToken cancellationToken = default) =>
        (await ReadAsync(new FormRequest(ModelsPath), ClientJsonContext.Default.ModelsResult, cancellationToken).ConfigureAwait(false)).Models;

    /// <summary>Asks once whether requests are welcome.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where the service is loading or stopping, and where no service answers.</returns>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken = default) => _sender.ProbeAsync(ReadyPath, cancellationToken);

    private Task<T> ReadAsync<T>(FormRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _sender.SendAsync(request, (response, token) => JsonReply.ReadAsync(response, type, token), cancellationToken);
}
