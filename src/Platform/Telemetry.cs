using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pumpjack.Platform;

/// <summary>Traces and metrics by OpenTelemetry, sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> points; nothing is collected without it.</summary>
static class Telemetry
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return services;
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        return services.AddHostedService<Exporters>();
    }

    sealed class Exporters : IHostedService, IDisposable
    {
        TracerProvider? traces;
        MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("pumpjack", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "Npgsql", "Quartz").AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime")
                .AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
        }
    }
}
