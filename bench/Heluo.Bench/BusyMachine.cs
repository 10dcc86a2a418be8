using System.Diagnostics;

namespace Heluo.Bench;

/// <summary>Rates on a machine that others use too: beside the clock, the time of the processor that this process had.</summary>
internal static class BusyMachine
{
    /// <summary>Calls per second of the clock and of the processor, each the median of five rounds after one to warm up.</summary>
    public static (double Clock, double Processor) Rates(Action action, double seconds = 0.5)
    {
        Measure.PerSecond(action, seconds, 1);
        var rounds = new (double Clock, double Processor)[5];
        for (var round = 0; round < rounds.Length; round++)
        {
            var (count, clock, used) = (0L, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                for (var i = 0; i < 16; i++) action();
                count += 16;
            }

            rounds[round] = (count / clock.Elapsed.TotalSeconds, count / (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }

        return (rounds.Select(r => r.Clock).Order().ElementAt(2), rounds.Select(r => r.Processor).Order().ElementAt(2));
    }
}
