namespace TDGan.Api.Hosting;

/// <summary>The address where none is configured.</summary>
internal static class DefaultAddress
{
    public const string Url = "http://localhost:8080";

    /// <summary>
    /// Takes <see cref="Url"/> unless ASPNETCORE_URLS, --urls, ASPNETCORE_HTTP_PORTS, ASPNETCORE_HTTPS_PORTS or a Kestrel endpoint says
    /// otherwise.
    /// </summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        bool isConfigured = builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
            || Array.Exists(
                [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey],
                key => !string.IsNullOrWhiteSpace(builder.Configuration[key]));
        if (!isConfigured)
        {
            builder.WebHost.UseUrls(Url);
        }
    }
}
