using TDGan.Api.Configuration;

namespace TDGan.Api.Security;

/// <summary>Keys, quotas and cross-origin rules.</summary>
internal static class SecurityRegistration
{
    public static void AddTDGanSecurity(this IServiceCollection services)
    {
        services.AddValidatedOptions<AccessOptions, AccessOptionsValidator>(AccessOptions.SectionName);
        services.AddValidatedOptions<RateLimitOptions, RateLimitOptionsValidator>(RateLimitOptions.SectionName);
        services.AddValidatedOptions<CrossOriginOptions, CrossOriginOptionsValidator>(CrossOriginOptions.SectionName);
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<CallerQuotas>();
        services.AddCors();
    }
}
