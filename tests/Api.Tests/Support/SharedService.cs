using TDGan.Api.Tests.OpenInference;

namespace TDGan.Api.Tests.Support;

/// <summary>One running service, as it is without settings, for all tests that neither change it nor read what it has counted or logged.</summary>
public sealed class SharedService : IAsyncLifetime
{
    /// <summary>Side of the pictures that its tiny models read.</summary>
    public const int Side = 32;

    /// <summary>Values of one picture.</summary>
    public const int PictureLength = Side * Side;

    internal RunningService Service { get; private set; } = null!;

    internal TritonClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await RunningService.StartAsync();
        Client = new TritonClient(Service.Client);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    /// <summary>Pictures of noise, each another, in [0, 1).</summary>
    internal static float[] Noise(int count, int length = PictureLength)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count * length).Select(_ => random.NextSingle())];
    }
}
