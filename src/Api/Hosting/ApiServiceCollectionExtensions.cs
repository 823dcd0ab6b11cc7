using Microsoft.Extensions.DependencyInjection.Extensions;
using TDGan.Api.Admin;
using TDGan.Api.Configuration;
using TDGan.Api.Expressions;
using TDGan.Api.Health;
using TDGan.Api.Http;
using TDGan.Api.Metrics;
using TDGan.Api.OpenApi;
using TDGan.Api.Security;
using TDGan.Api.Shutdown;
using TDGan.Api.Telemetry;
using TDGan.Api.Uploads;

namespace TDGan.Api.Hosting;

/// <summary>The services of the HTTP side.</summary>
internal static class ApiServiceCollectionExtensions
{
    public static IServiceCollection AddTDGanApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<LimitsOptions, LimitsOptionsValidator>(LimitsOptions.SectionName);
        services.AddValidatedOptions<AdminOptions, AdminOptionsValidator>(AdminOptions.SectionName);
        services.AddValidatedOptions<ShutdownOptions, ShutdownOptionsValidator>(ShutdownOptions.SectionName);
        services.AddValidatedOptions<TelemetryOptions, TelemetryOptionsValidator>(sectionName: "");

        services.AddValidatedOptions<MetricsOptions, MetricsOptionsValidator>(MetricsOptions.SectionName);
        services.AddTDGanSecurity();

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
