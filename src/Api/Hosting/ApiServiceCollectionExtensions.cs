using Microsoft.Extensions.DependencyInjection.Extensions;
using TDGan.Api.Admin;
using TDGan.Api.Expressions;
using TDGan.Api.Health;
using TDGan.Api.Http;
using TDGan.Api.Metrics;
using TDGan.Api.OpenApi;
using TDGan.Api.Security;
using TDGan.Api.Shutdown;
using TDGan.Api.Telemetry;
using TDGan.Api.Uploads;
using TDGan.Inference.Configuration;

namespace TDGan.Api.Hosting;

/// <summary>The services of the HTTP side.</summary>
internal static class ApiServiceCollectionExtensions
{
    public static IServiceCollection AddTDGanApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions(configuration, LimitsOptions.SectionName, _ => new LimitsOptionsValidator());
        services.AddValidatedOptions(configuration, ProxyOptions.SectionName, _ => new ProxyOptionsValidator());
        services.AddValidatedOptions(configuration, AdminOptions.SectionName, _ => new AdminOptionsValidator());
        services.AddValidatedOptions(configuration, ShutdownOptions.SectionName, _ => new ShutdownOptionsValidator());
        services.AddValidatedOptions(configuration, "", _ => new TelemetryOptionsValidator());

        services.AddValidatedOptions(configuration, MetricsOptions.SectionName, _ => new MetricsOptionsValidator());
        services.AddTDGanSecurity(configuration);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SortableId>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<RequestDeadlines>();
        services.AddSingleton<BatchClassifier>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<ShutdownDrain>();
        services.AddHostedService(provider => provider.GetRequiredService<ShutdownDrain>());

        services.AddTDGanTelemetry(configuration);
        services.AddTDGanOpenApi();
        return services;
    }
}
