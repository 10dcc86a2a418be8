using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Heluo.Kernel.Telemetry;

/// <summary>Names of the platform's traces and metrics.</summary>
public static class HeluoTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Heluo";

    /// <summary>Source of the platform's own spans.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Units = Meter.CreateCounter<long>("heluo.units", "{unit}", "acts committed");
    private static readonly Histogram<double> Batches = Meter.CreateHistogram<double>("heluo.commit.duration", "ms", "time of one batch with its commit");

    internal static void Committed(int units, TimeSpan took)
    {
        Units.Add(units);
        Batches.Record(took.TotalMilliseconds);
    }
}
