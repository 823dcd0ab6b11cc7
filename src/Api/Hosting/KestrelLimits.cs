using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace TDGan.Api.Hosting;

/// <summary>Carries <see cref="LimitsOptions"/> into the server.</summary>
internal sealed class KestrelLimits(IOptions<LimitsOptions> limits) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = limits.Value.MaxBodyBytes;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(limits.Value.MinUploadBytesPerSecond, limits.Value.UploadGracePeriod);
    }
}
