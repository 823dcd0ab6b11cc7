using TDGan.Api.Tests.Support;
using TDGan.Client.Requests;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Client.Tests;

/// <summary>One running service, on a real socket, for the tests of a class.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    internal static Picture Happy { get; } = new(DrawnFaces.Png(Expression.Happiness), "happy.png");

    internal static Picture Angry { get; } = new(DrawnFaces.Jpeg(Expression.Anger), "angry.jpg");

    internal static Picture Broken { get; } = new("no picture"u8.ToArray(), "broken.png");

    internal RunningService Service { get; private set; } = null!;

    internal TDGanClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await RunningService.StartAsync();
        Client = new TDGanClient(Service.Client, new TDGanClientOptions { Timeout = TimeSpan.FromMinutes(2) });
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
