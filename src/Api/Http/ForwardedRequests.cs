using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace TDGan.Api.Http;

/// <summary>Requests that come through proxies: who the client is, by which scheme and host it called, and under which prefix.</summary>
internal static class ForwardedRequests
{
    public static void UseForwardedRequests(this WebApplication app)
    {
        ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
        foreach (string network in app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.TrustedNetworks ?? [])
        {
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(forwarded);
        app.UseMiddleware<PathPrefixMiddleware>();
    }
}
