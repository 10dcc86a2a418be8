using System.Diagnostics;

namespace Heluo.Bench.Crypto;

/// <summary>Rates per second of processor time of the whole process, so that other programs on the machine and waiting do not count.</summary>
internal static class ProcessorTime
{
    /// <summary>Calls per processor second after warming up.</summary>
    public static double PerSecond(Action action, double seconds = 1)
    {
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed.TotalSeconds < seconds / 2) action();
        var count = 0L;
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        do
        {
            for (var i = 0; i < 16; i++) action();
            count += 16;
            used = Environment.CpuUsage.TotalTime - start;
        }
        while (used.TotalSeconds < seconds);
        return count / used.TotalSeconds;
    }

    /// <summary>Median of three.</summary>
    public static double Median(Func<double> measure)
    {
        double[] all = [measure(), measure(), measure()];
        Array.Sort(all);
        return all[1];
    }
}
