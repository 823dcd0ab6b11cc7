using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.OpenInference;

/// <summary>One running service for the tests of a class; none of them changes it.</summary>
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
