using TDGan.Inference.Configuration;

namespace TDGan.Api.Security;

/// <summary>Keys, quotas and cross-origin rules.</summary>
internal static class SecurityRegistration
{
    public static void AddTDGanSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions(configuration, AccessOptions.SectionName, _ => new AccessOptionsValidator());
        services.AddValidatedOptions(configuration, RateLimitOptions.SectionName, _ => new RateLimitOptionsValidator());
        services.AddValidatedOptions(configuration, CrossOriginOptions.SectionName, _ => new CrossOriginOptionsValidator());
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<CallerQuotas>();
        services.AddCors();
    }
}
