using Microsoft.Extensions.Options;

namespace TDGan.Api.Hosting;

/// <summary>Carries <see cref="ShutdownOptions"/> into the host.</summary>
internal sealed class GracePeriod(IOptions<ShutdownOptions> shutdown) : IConfigureOptions<HostOptions>
{
    public void Configure(HostOptions options) => options.ShutdownTimeout = shutdown.Value.GracePeriod;
}
