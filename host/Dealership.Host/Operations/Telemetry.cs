using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dealership.Plugin;
using Npgsql;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dealership.Host.Operations;

/// <summary>What the house measures of itself, under the name <c>Dealership</c>; sent where OpenTelemetry is configured to.</summary>
internal static class Telemetry
{
    public const string Name = "Dealership";
    private static readonly ActivitySource Traces = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Runs = Meter.CreateHistogram<double>("dealership.runs", "ms", "Duties, reads and listeners");

    /// <summary>Traces, metrics and logs go to the configured collector; without one nothing is collected.</summary>
    public static void AddServices(WebApplicationBuilder builder, Settings settings)
    {
        if (settings.Telemetry is not { Length: > 0 } collector) return;
        void To(OtlpExporterOptions o) => o.Endpoint = new(collector);
        builder.Logging.AddOpenTelemetry(o => o.AddOtlpExporter(To));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Name))
            .WithTracing(t => t.AddSource(Name).AddAspNetCoreInstrumentation().AddNpgsql().AddOtlpExporter(To))
            .WithMetrics(m => m.AddMeter(Name).AddAspNetCoreInstrumentation().AddOtlpExporter(To));
    }

    /// <summary>A span and a time around one run.</summary>
    public static Timed Time(string kind, Type work) => new(kind, work.Name);

    internal sealed class Timed(string kind, string work) : IDisposable
    {
        private readonly Activity? _activity = Traces.HasListeners() ? Traces.StartActivity($"{kind} {work}") : null;
        private readonly long _start = Stopwatch.GetTimestamp();
        private string _end = "read";

        public Outcome Ended(string how, Outcome outcome)
        {
            _end = how;
            return outcome;
        }

        public void Dispose()
        {
            Runs.Record(Stopwatch.GetElapsedTime(_start).TotalMilliseconds, new("kind", kind), new("work", work), new("end", _end));
            _activity?.SetTag("end", _end);
            _activity?.Dispose();
        }
    }
}
